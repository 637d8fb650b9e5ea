import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { exportData } from '#sources/export/export-data.ts';
import type { ExportManifest } from '#sources/export/schema.ts';
import { importFiles } from '#test/import-house.ts';
import { meaningOf } from '#test/meaning-ledger.ts';

/** The files of an export by their paths. */
export type Exported = ReadonlyMap<string, Buffer>;

/** Takes everything out, and the archive apart. @throws with the problem when it is refused. */
export async function takeExport(context: Context, format: 'csv' | 'jsonl'): Promise<Exported> {
  const taken = await exportData(context, format);
  if (!taken.ok) throw new Error(taken.problem.code);
  return unpacked(await buffer(taken.archive));
}

export async function unpacked(archive: Buffer): Promise<Exported> {
  const zip = await yauzl.fromBufferPromise(archive);
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  return files;
}

export function manifestOf(exported: Exported): ExportManifest {
  return JSON.parse(exported.get('manifest.json')!.toString()) as ExportManifest;
}

/** Imports what was taken out, file by file in the order of its manifest. @throws when a row is refused. */
export async function bringExport(context: Context, exported: Exported): Promise<void> {
  for (const { file, mapping } of manifestOf(exported).imports) {
    const given: unknown = JSON.parse(exported.get(mapping)!.toString());
    const outcome = await importFiles(context, [{ name: file.split('/').at(-1)!, content: exported.get(file)! }], given);
    if (outcome.state !== 'done' || outcome.refused > 0) throw new Error(`${file}: ${JSON.stringify(outcome)}`);
  }
}

/**
 * All that imports left, without what only says how it got there. An import is called by when what it says was known: the
 * files that an export makes of one are several imports of one moment. What tells touches of one content apart is each company's own.
 */
export async function saidIn(context: Context): Promise<Record<string, string[]>> {
  const { rows } = await inWorkspace(context.database, context.caller.workspaceId, (tx) =>
    tx.client.query<{ id: number; at: Date }>('select id, requested_at as at from entente.import_runs'),
  );
  const moments = new Map(rows.map(({ id, at }) => [id, at.toISOString()]));
  const meaning = await meaningOf(context, (id) => moments.get(id) ?? 'no import');
  const touches = meaning['touches']!.map((touch) => JSON.stringify((JSON.parse(touch) as unknown[]).toSpliced(14, 1))).toSorted();
  return { ...meaning, touches, coverage: await coverageIn(context) };
}

async function coverageIn(context: Context): Promise<string[]> {
  const { rows } = await inWorkspace(context.database, context.caller.workspaceId, (tx) =>
    tx.client.query(
      `select jsonb_build_array(source_name, observed_until)::text as said from entente.coverage_facts where exists (
         select 1 from entente.records r where r.source_id = coverage_facts.source_id)
       union all select name from entente.attribute_facts order by 1`,
    ),
  );
  return rows.map((row: { said: string }) => row.said);
}
