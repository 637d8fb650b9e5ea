import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
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
 * files that an export makes of one are several imports of one moment. What tells touches of one content apart is each
 * company's own, and so is the hash of a key that leads nowhere.
 */
export async function saidIn(context: Context): Promise<Record<string, string[]>> {
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const { rows } = await tx.client.query<{ id: number; at: Date }>('select id, requested_at as at from entente.import_runs');
    const moments = new Map(rows.map(({ id, at }) => [id, at.toISOString()]));
    const { rules: _counted, ...meaning } = await meaningOf(context, (id) => moments.get(id) ?? 'no import');
    // Which of the imports that told a moment it is put down to is no part of what was said.
    for (const name of ['stage_changes', 'handoffs', 'follow_ups']) {
      meaning[name] = meaning[name]!.map((said) => JSON.stringify((JSON.parse(said) as unknown[]).slice(0, -1))).toSorted();
    }
    const touches = meaning['touches']!.map((touch) => JSON.stringify((JSON.parse(touch) as unknown[]).toSpliced(14, 1))).toSorted();
    const known = new Set((await textsOf(tx, knownHashes)).values());
    const masked = (said: string) => said.replaceAll(/"([0-9a-f]{32})"/g, (whole, hash: string) => (known.has(hash) ? whole : '"nobody"'));
    for (const name of ['links', 'departures', 'field_changes', 'deals']) meaning[name] = meaning[name]!.map(masked).toSorted();
    const more = { coverage: await textsOf(tx, coverage), rules: await textsOf(tx, rules), attributes: await textsOf(tx, attributes) };
    return { ...meaning, touches, ...more };
  });
}

const knownHashes = `select encode(key_hash, 'hex') as said from entente.subjects
  union select encode(key_hash, 'hex') from entente.deals union select encode(row_hash, 'hex') from entente.field_changes`;
const coverage = 'select jsonb_build_array(source_name, observed_until)::text as said from entente.coverage_facts';
const attributes = 'select name as said from entente.attribute_facts';
const rules = `select jsonb_build_array(s.name, r.mapping -> 'events')::text as said from entente.sources s
  join entente.import_runs r on r.workspace_id = s.workspace_id and r.id = s.rules_run_id`;

async function textsOf(tx: WorkspaceTx, query: string): Promise<string[]> {
  const { rows } = await tx.client.query<{ said: string }>(query);
  return rows.map((row) => row.said).toSorted();
}

/** What the facts views of people say, with people called by the hash of their keys: for companies that are too large for `saidIn`. */
export async function factsIn(context: Context): Promise<Record<string, string[]>> {
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    // Without statistics of tables that are minutes old a plan may look up people one by one.
    await tx.client.query("select set_config('enable_nestloop', 'off', true)");
    const facts: Record<string, string[]> = {};
    for (const [view, columns] of Object.entries(factColumns)) {
      facts[view] = await textsOf(
        tx,
        `select jsonb_build_array(encode(s.key_hash, 'hex'), ${columns})::text as said
         from entente.${view} f join entente.subjects s on s.workspace_id = f.workspace_id and s.id = f.subject_id`,
      );
    }
    return facts;
  });
}

const moments = 'f.kind, f.label, f.occurred_at, f.known_at, f.ordinal, f.actor';
const factColumns = {
  touch_facts: `${moments}, f.lifecycle, f.channel, f.campaign, f.direction`,
  stage_change_facts: moments,
  handoff_facts: moments,
  record_facts: 'f.object, f.payload, f.occurred_at, f.known_at, f.known_by_import, f.source_name',
  person_facts: 'f.name, f.email, f.company, f.attributes, f.person_id = f.subject_id',
};
