import type { Readable } from 'node:stream';
import type { Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import { loadCompanyDefaults, requirePermission } from '#workspace/public.ts';
import type { ExportFormat } from './row-writer.ts';
import { writeExport } from './write-export.ts';

/** Takes everything out, as an archive. That somebody did stands on the audit page before the first byte leaves. */
export async function exportData(context: Context, format: ExportFormat): Promise<Outcome<{ archive: Readable; fileName: string }>> {
  const problem = requirePermission(context, 'data.export');
  if (problem) return { ok: false, problem };
  const company = await inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    await announce(tx, context, { name: 'data.exported', subject: { format } });
    const { name, timeZone, currency } = await loadCompanyDefaults(tx);
    return { name, timeZone, currency };
  });
  const day = new Date(context.clock.now()).toISOString().slice(0, 10);
  return { ok: true, archive: writeExport(context, { format, company }), fileName: `entente-${day}-${format}.zip` };
}
