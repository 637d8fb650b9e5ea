import { Readable } from 'node:stream';
import type { Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { csvLine } from '#platform/http/csv.ts';
import type { AuditFilter } from '#workspace/audit-filter.ts';
import { listAuditRows, type AuditRow } from '#workspace/audit-store.ts';
import { toAuditEvent, type AuditEvent } from '#workspace/list-audit-events.ts';
import { requirePermission } from '#workspace/permissions.ts';

const rowsAtOnce = 500;

/** All events that a filter leaves, newest first, as lines of CSV or of JSON: read a part at a time, while they are sent. */
export async function exportAuditEvents(
  context: Context,
  filter: AuditFilter,
  format: 'csv' | 'jsonl',
): Promise<Outcome<{ body: Readable }>> {
  const problem = requirePermission(context, 'audit.read');
  if (problem) return { ok: false, problem };
  return { ok: true, body: Readable.from(linesOf(context, filter, format)) };
}

async function* linesOf(context: Context, filter: AuditFilter, format: 'csv' | 'jsonl'): AsyncGenerator<string> {
  if (format === 'csv') yield csvLine(['id', 'at', 'who', 'kind of who', 'event', 'sentence', 'about']);
  for (let before: number | null = null; ;) {
    // Each part in a transaction of its own: whoever reads slowly holds no connection.
    const at: number | null = before;
    const rows: AuditRow[] = await inWorkspace(
      context.database,
      context.caller.workspaceId,
      (tx) => listAuditRows(tx, filter, at, rowsAtOnce),
      {
        isReadOnly: true,
      },
    );
    const events = rows.map((row) => toAuditEvent(context, row));
    if (events.length > 0) yield events.map((event) => lineOf(context, event, format)).join('');
    if (rows.length < rowsAtOnce) return;
    before = rows.at(-1)!.id;
  }
}

function lineOf({ ids }: Context, event: AuditEvent, format: 'csv' | 'jsonl'): string {
  const id = ids.encode('event', event.id);
  const about = event.about && ids.encode(event.about.thing, event.about.id);
  const at = event.at.toISOString();
  const { name, kind } = event.actor;
  if (format === 'csv') return csvLine([id, at, name, kind, event.name, event.sentence, about]);
  return `${JSON.stringify({ id, at, who: name, whoKind: kind, event: event.name, sentence: event.sentence, about })}\n`;
}
