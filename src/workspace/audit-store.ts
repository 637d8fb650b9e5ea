import { sql } from 'kysely';
import type { Caller, Team } from '#platform/context.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';
import { prefixesOf, type AuditFilter } from '#workspace/audit-filter.ts';
import type { EventSubject } from '#platform/slice.ts';

export interface AuditRow {
  id: number;
  name: string;
  occurredAt: Date;
  subject: EventSubject;
  actorKind: Caller['kind'];
  actorName: string | null;
  actorTeam: Team | null;
  /** Of what the subject names by id; null where it names none. */
  memberName: string | null;
  invitationEmail: string | null;
  apiKeyName: string | null;
}

/** Events that a filter leaves, before an id, newest first, with the names behind the ids of the workspace's own things. */
export async function listAuditRows(tx: WorkspaceTx, filter: AuditFilter, before: number | null, most: number): Promise<AuditRow[]> {
  const { rows } = await sql<AuditRow>`
    select e.id, e.name, e.occurred_at as "occurredAt", e.subject, e.actor_kind as "actorKind",
      actor.name as "actorName", actor.team as "actorTeam",
      m.name as "memberName", i.email as "invitationEmail", k.name as "apiKeyName"
    from entente.events e
    left join entente.members actor on actor.workspace_id = e.workspace_id and actor.id = e.actor_member_id
    left join entente.members m on m.workspace_id = e.workspace_id and m.id = (e.subject ->> 'memberId')::bigint
    left join entente.invitations i on i.workspace_id = e.workspace_id and i.id = (e.subject ->> 'invitationId')::bigint
    left join entente.api_keys k on k.workspace_id = e.workspace_id and k.id = (e.subject ->> 'apiKeyId')::bigint
    where e.workspace_id = ${tx.workspaceId} and (${before}::bigint is null or e.id < ${before}) and ${conditionOf(filter)}
    order by e.id desc limit ${most}`.execute(tx.db);
  return rows;
}

function conditionOf({ who, kind, from, until, about }: AuditFilter) {
  const conditions = [
    // What only wakes somebody is said by what follows.
    sql`e.subject -> 'unsaid' is null`,
    typeof who === 'number' ? sql`e.actor_member_id = ${who}` : who && sql`e.actor_kind = ${who}`,
    kind && sql`split_part(e.name, '.', 1) = any(${[...prefixesOf(kind)]}::text[])`,
    from && sql`e.occurred_at >= ${from}`,
    until && sql`e.occurred_at < ${until}`,
    about && sql`e.subject ->> ${about.key}::text = ${String(about.id)}`,
  ].filter((condition) => condition !== undefined);
  return sql.join(conditions, sql` and `);
}
