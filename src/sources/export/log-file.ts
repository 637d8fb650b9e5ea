import type { EventLogMapping } from '../mapping/mapping-schema.ts';
import { createColumns } from './columns.ts';
import type { ExportedRun, ExportFile, FoundRow, MappingPart } from './export-file.ts';
import { addKeyColumns } from './key-columns.ts';
import { keyOfSubject } from './record-keys.ts';
import { addAttributes } from './table-records.ts';
import { keyOrHash } from './touch-files.ts';

/** What another source had told first is stored once, for that source: here it is told again. */
const toldByOthers = `
    union all
    select t.* from entente.touches t join entente.confirmations c on c.workspace_id = $1 and c.evidence = 'touches' and c.row_id = t.id
    where t.workspace_id = $1 and c.import_run_id = $2 and t.source_id <> $3`;

/**
 * The events of a log that one import brought, with what the import said of their cases. A case's newest event stands in
 * the file even where another import brought it: it is what the case's record follows.
 */
const events = (others: string) => `
  with cases as (
    select r.id, r.subject_id, r.occurred_at, r.ordinal, r.payload, r.import_run_id = $2 as is_own
    from entente.records r
    where r.workspace_id = $1 and r.source_id = $3 and r.object = 'person' and (r.import_run_id = $2 or r.id in (
      select c.row_id from entente.confirmations c where c.workspace_id = $1 and c.import_run_id = $2 and c.evidence = 'records'))),
  newest as (select distinct on (subject_id) * from cases order by subject_id, is_own desc, id desc),
  own as (select * from entente.touches t where t.workspace_id = $1 and t.import_run_id = $2${others}),
  borrowed as (
    select t.* from newest c
    join lateral (select * from entente.touches t where t.workspace_id = $1 and t.subject_id = c.subject_id
        and (c.occurred_at is null or (t.occurred_at = c.occurred_at and t.ordinal = c.ordinal))
      order by t.import_run_id = $2 desc, t.source_id = $3 desc, t.import_run_id < $2 desc, t.occurred_at, t.id limit 1) t
      on not exists (select 1 from own where own.id = t.id)
    where c.occurred_at is not null and (c.is_own or exists (select 1 from own where own.subject_id = c.subject_id))
      or c.occurred_at is null and c.is_own and not exists (select 1 from own where own.subject_id = c.subject_id))
  select ${keyOfSubject} as key, s.key_hash as "keyHash", t.label, t.lifecycle, t.occurred_at as at, t.actor, t.ordinal,
    nullif(t.kind, 'touch') as kind, t.channel, t.campaign, t.direction, c.payload -> 'attributes' as attributes
  from (select * from own union all select * from borrowed) t
  join entente.subjects s on s.workspace_id = t.workspace_id and s.id = t.subject_id
  left join newest c on c.subject_id = t.subject_id`;

const extras = ['kind', 'channel', 'campaign', 'direction'] as const;

/** Of a log that said nothing new one event that it said: the rules that it brought hold. */
const sample = `
  with c as (
    select r.* from entente.confirmations k join entente.records r on r.workspace_id = k.workspace_id and r.id = k.row_id
    where k.workspace_id = $1 and k.import_run_id = $2 and k.evidence = 'records' and r.source_id = $3 and r.object = 'person'
      and r.payload is not null limit 1)
  select ${keyOfSubject} as key, s.key_hash as "keyHash", t.label, t.lifecycle, t.occurred_at as at, t.actor, t.ordinal,
    nullif(t.kind, 'touch') as kind, t.channel, t.campaign, t.direction, c.payload -> 'attributes' as attributes
  from c
  join lateral (select * from entente.touches t where t.workspace_id = $1 and t.subject_id = c.subject_id
      and (c.occurred_at is null or (t.occurred_at = c.occurred_at and t.ordinal = c.ordinal))
    order by t.import_run_id < $2 desc, t.source_id = $3 desc, t.occurred_at, t.id limit 1) t on true
  join entente.subjects s on s.workspace_id = $1 and s.id = c.subject_id`;

/**
 * @param options.hasOthers whether there are logs of other sources.
 * @param options.isSample whether one event is enough.
 */
export function logFile(run: ExportedRun, from: EventLogMapping, { hasOthers = false, isSample = false }): ExportFile {
  const columns = createColumns();
  const keys = addKeyColumns(columns, 'case', from.person.keys, keyOrHash(from.person.keys));
  const add = (name: string, of: (row: FoundRow) => string | null | undefined = (row) => row[name]) => columns.add(name, of);
  const log = {
    case: keys[0]!.columns[0]!,
    activity: add('activity', (row) => row.label),
    lifecycle: add('lifecycle'),
    moment: add('moment', (row) => row.at.toISOString()),
    actor: add('actor'),
    order: columns.add('order', (row) => row.ordinal || ''),
    // Logs without these columns have the events that they always had.
    ...Object.fromEntries(extras.filter((name) => from.log[name] !== undefined).map((name) => [name, add(name)])),
  };
  // Rows that say nothing of a case but its key are to stay such.
  const attributeNames = Object.keys(from.person.attributes ?? {}).length > 0 ? run.attributeNames : [];
  const person = { keys, ...addAttributes(columns, attributeNames, 'attribute', (row) => row.attributes) };
  return {
    name: 'events',
    query: { text: isSample ? sample : events(hasOthers ? toldByOthers : ''), values: [run.workspaceId, run.runId, run.sourceId] },
    header: columns.header(),
    cellsOf: columns.cellsOf,
    mapping: { shape: 'event-log', log, person, events: from.events } as MappingPart,
  };
}
