import type { WorkspaceTx } from '#platform/database/database.ts';
import type { FieldHistoryMapping } from '../mapping/mapping-schema.ts';
import { changeRulesOf } from '../mapping/read-history-row.ts';

/**
 * What the changes of fields that a source told mean follows the rules of its newest import of one that stands, as though every earlier
 * file had been read by them; where none stands, of the newest one that left something behind. An import has a say in the fields
 * that it reads: all of a column that names them, or the one that its mapping names.
 * @param sourceId null: of all sources.
 */
export async function deriveChangeMeanings(tx: WorkspaceTx, sourceId: number | null): Promise<void> {
  const said = await readRules(tx, sourceId);
  for (const [source, imports] of Map.groupBy(said, (one) => one.sourceId)) await deriveSource(tx, source, imports);
}

interface SaidRules {
  sourceId: number;
  object: string;
  /** null: whatever its column names. */
  field: string | null;
  events: FieldHistoryMapping['events'];
}

/** Each set of rules once, those that go before others first. Where all imports said the same there is none to follow. */
async function readRules(tx: WorkspaceTx, sourceId: number | null): Promise<SaidRules[]> {
  const { rows } = await tx.client.query<SaidRules>(
    `with runs as (
       select r.id, r.source_id, r.undone_at, r.mapping ->> 'object' as object, r.mapping #>> '{field,value}' as field,
         coalesce(r.mapping -> 'events', '[]') as events
       from entente.import_runs r
       where r.workspace_id = $1 and ($2::bigint is null or r.source_id = $2) and r.mapping ->> 'shape' = 'field-history'),
     several as (
       select object from runs group by object having count(distinct (field, events)) > 1)
     select source_id as "sourceId", object, field, events from (
       select distinct on (source_id, object, field) r.* from runs r
       join entente.standing_runs s on s.workspace_id = $1 and s.id = r.id
       join entente.import_progress p on p.workspace_id = $1 and p.import_run_id = r.id and p.started_at is not null
       where r.object in (select object from several)
       order by source_id, object, field, r.undone_at is not null, r.id desc) newest
     order by source_id, undone_at is not null, id desc`,
    [tx.workspaceId, sourceId],
  );
  return rows;
}

async function deriveSource(tx: WorkspaceTx, sourceId: number, imports: readonly SaidRules[]): Promise<void> {
  const rules = imports.flatMap(({ events }, place) => changeRulesOf(events).map((rule) => ({ place, ...rule })));
  const places = imports.map(({ object, field }, place) => ({ place, object, named: field }));
  await tx.client.query(
    `with places as materialized (select * from jsonb_to_recordset($3::jsonb) as p (place int, object text, named text)),
     rules as materialized (select * from jsonb_to_recordset($4::jsonb) as r (place int, field text, value text, meaning text, stage text)),
     fields as materialized (
       select f.object, f.field, (select min(p.place) from places p where p.object = f.object and (p.named is null or p.named = f.field)) as place
       from (select distinct object, field from entente.field_changes where workspace_id = $1 and source_id = $2) f)
     update entente.field_changes c set meaning = now.meaning, stage = now.stage
     from (
       select o.id, coalesce(exact.meaning, wide.meaning) as meaning, nullif(coalesce(exact.stage, wide.stage), '') as stage
       from entente.field_changes o join fields f on f.object = o.object and f.field = o.field and f.place is not null
       left join rules exact on exact.place = f.place and exact.field = o.field and exact.value = o.value
       left join rules wide on wide.place = f.place and wide.field = o.field and wide.value is null
       -- Emptied, a field means nothing by any rules; of somebody who was erased what it meant stays.
       where o.workspace_id = $1 and o.source_id = $2 and o.value is not null) now
     where c.workspace_id = $1 and c.source_id = $2 and c.id = now.id
       and (c.meaning, c.stage) is distinct from (now.meaning, now.stage)`,
    [tx.workspaceId, sourceId, JSON.stringify(places), JSON.stringify(rules)],
  );
}
