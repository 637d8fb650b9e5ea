import type { WorkspaceTx } from '#platform/database/database.ts';
import { lockStages } from '../import/lock-stages.ts';
import { mergeStages, type Stage } from '../import/merge-stages.ts';
import { stagesOf } from '../mapping/check-mapping.ts';
import type { Mapping } from '../mapping/mapping-schema.ts';
import { leftSomething } from './settle-rules.ts';

/**
 * Stages follow the imports that stand, as though they were asked for one after the other and nothing else was: each brings the stages
 * of its mapping into the company's order. One that no source's newest mapping names, and nothing is at, leaves nothing behind.
 */
export async function settleStages(tx: WorkspaceTx): Promise<void> {
  await lockStages(tx.client, tx.workspaceId);
  const runs = await standingMappings(tx);
  const folded = foldStages(runs);
  const named = new Set([...newestMappings(runs).values()].flatMap((mapping) => stagesOf(mapping).map(({ name }) => name)));
  const unnamed = folded.filter(({ name }) => !named.has(name)).map(({ name }) => name);
  const used = await stagesInUse(tx, unnamed);
  await replaceStages(
    tx,
    folded.filter(({ name }) => named.has(name) || used.has(name)),
  );
}

interface StandingMapping {
  sourceId: number;
  mapping: Mapping;
}

/** In the order of the imports; of one mapping that comes again and again the first and whatever follows another. */
async function standingMappings(tx: WorkspaceTx): Promise<StandingMapping[]> {
  const { rows } = await tx.client.query<StandingMapping>(
    `select source_id as "sourceId", mapping from (
       select id, source_id, mapping, lag(mapping) over (partition by source_id order by id) as before from entente.import_runs r
       where workspace_id = $1 and (undone_at is null or ${leftSomething})) as runs
     where mapping is distinct from before order by id`,
    [tx.workspaceId],
  );
  return rows;
}

/** @param runs in their order. */
export function foldStages(runs: readonly StandingMapping[]): Stage[] {
  let stages: Stage[] = [];
  const newest = new Map<number, Mapping>();
  for (const { sourceId, mapping } of runs) {
    const wanted = stagesOf(mapping);
    // Runs were asked for when others stood: where two of them disagree now, the newer one says what a stage means.
    const meanings = new Map(wanted.map(({ name, meaning }) => [name, meaning]));
    const known = stages.map((stage) => ({ ...stage, meaning: meanings.get(stage.name) ?? stage.meaning }));
    const merged = mergeStages(known, wanted);
    if (merged.ok) stages = merged.stages;
    newest.set(sourceId, mapping);
  }
  return stages;
}

function newestMappings(runs: readonly StandingMapping[]): Map<number, Mapping> {
  return new Map(runs.map(({ sourceId, mapping }) => [sourceId, mapping]));
}

async function stagesInUse(tx: WorkspaceTx, names: readonly string[]): Promise<Set<string>> {
  if (names.length === 0) return new Set();
  const { rows } = await tx.client.query<{ name: string }>(
    `select name from unnest($2::text[]) as given (name)
     where exists (select 1 from entente.stage_changes c where c.workspace_id = $1 and c.stage = name)
       or exists (select 1 from entente.deal_stage_changes d where d.workspace_id = $1 and d.stage = name)
       or exists (select 1 from entente.field_changes f where f.workspace_id = $1 and f.stage = name)`,
    [tx.workspaceId, names],
  );
  return new Set(rows.map(({ name }) => name));
}

async function replaceStages(tx: WorkspaceTx, stages: readonly Stage[]): Promise<void> {
  const names = stages.map(({ name }) => name);
  await tx.client.query('delete from entente.stages where workspace_id = $1 and name <> all($2::text[])', [tx.workspaceId, names]);
  await tx.client.query(
    `insert into entente.stages as s (workspace_id, name, position, meaning)
     select $1, name, place - 1, meaning from unnest($2::text[], $3::text[]) with ordinality as given (name, meaning, place)
     on conflict (workspace_id, name) do update set position = excluded.position, meaning = excluded.meaning
     where s.position <> excluded.position or s.meaning <> excluded.meaning`,
    [tx.workspaceId, names, stages.map(({ meaning }) => meaning)],
  );
}
