import type { Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { thingOf, type AuditFilter } from '#workspace/audit-filter.ts';
import { listAuditRows, type AuditRow } from '#workspace/audit-store.ts';
import { composeSentence, sentenceOfName } from '#workspace/audit-sentences.ts';
import { requirePermission } from '#workspace/permissions.ts';

export interface AuditEvent {
  id: number;
  at: Date;
  /** For programs: `ask.made`. */
  name: string;
  sentence: string;
  /** What it is about, by row id; null where it names nothing that has a page or a row. */
  about: ReturnType<typeof thingOf>;
  actor: { kind: AuditRow['actorKind']; name: string; team: AuditRow['actorTeam'] };
}

const pageLength = 50;

/**
 * What happened, newest first, as sentences composed now: of those that the filter leaves, 50 before the one named.
 * @returns next: the id to go on before, or null at the beginning of time.
 */
export async function listAuditEvents(
  context: Context,
  filter: AuditFilter,
  before: number | null,
): Promise<Outcome<{ events: AuditEvent[]; next: number | null }>> {
  const problem = requirePermission(context, 'audit.read');
  if (problem) return { ok: false, problem };
  const rows = await inWorkspace(context.database, context.caller.workspaceId, (tx) => listAuditRows(tx, filter, before, pageLength + 1));
  const page = rows.slice(0, pageLength);
  const events = page.map((row) => toAuditEvent(context, row));
  return { ok: true, events, next: rows.length > pageLength ? page.at(-1)!.id : null };
}

/** One event as a sentence, composed now. */
export function toAuditEvent(context: Context, row: AuditRow): AuditEvent {
  const { memberName, invitationEmail, apiKeyName } = row;
  const text =
    context.events.sentenceOf(row.name)?.({ ...row.subject, memberName, invitationEmail, apiKeyName }) ?? sentenceOfName(row.name);
  const name = actorName(row);
  return {
    id: row.id,
    at: row.occurredAt,
    name: row.name,
    about: thingOf(row.subject),
    sentence: composeSentence(name, text),
    actor: { kind: row.actorKind, name, team: row.actorTeam },
  };
}

function actorName({ actorKind, actorName: name }: AuditRow): string {
  if (actorKind === 'operator') return 'The operator';
  if (actorKind === 'system') return 'Entente';
  return actorKind === 'api-key' ? `A program of ${name ?? 'a former member'}` : (name ?? 'A former member');
}
