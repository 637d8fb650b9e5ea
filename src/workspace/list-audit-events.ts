import type { Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { listAuditRows, type AuditRow } from '#workspace/audit-store.ts';
import { composeSentence, sentenceOfName } from '#workspace/audit-sentences.ts';
import { requirePermission } from '#workspace/permissions.ts';

export interface AuditEvent {
  id: number;
  at: Date;
  sentence: string;
  actor: { kind: AuditRow['actorKind']; name: string; team: AuditRow['actorTeam'] };
}

const pageLength = 50;

/**
 * What happened, newest first, as sentences composed now: 50 events before the one named.
 * @returns next: the id to go on before, or null at the beginning of time.
 */
export async function listAuditEvents(
  context: Context,
  before: number | null,
): Promise<Outcome<{ events: AuditEvent[]; next: number | null }>> {
  const problem = requirePermission(context, 'audit.read');
  if (problem) return { ok: false, problem };
  const rows = await inWorkspace(context.database, context.caller.workspaceId, (tx) => listAuditRows(tx, before, pageLength + 1));
  const page = rows.slice(0, pageLength);
  const events = page.map((row) => toAuditEvent(context, row));
  return { ok: true, events, next: rows.length > pageLength ? page.at(-1)!.id : null };
}

function toAuditEvent(context: Context, row: AuditRow): AuditEvent {
  const { memberName, invitationEmail, apiKeyName } = row;
  const text =
    context.events.sentenceOf(row.name)?.({ ...row.subject, memberName, invitationEmail, apiKeyName }) ?? sentenceOfName(row.name);
  const name = actorName(row);
  return {
    id: row.id,
    at: row.occurredAt,
    sentence: composeSentence(name, text),
    actor: { kind: row.actorKind, name, team: row.actorTeam },
  };
}

function actorName({ actorKind, actorName: name }: AuditRow): string {
  if (actorKind === 'operator') return 'The operator';
  if (actorKind === 'system') return 'Entente';
  return actorKind === 'api-key' ? `A program of ${name ?? 'a former member'}` : (name ?? 'A former member');
}
