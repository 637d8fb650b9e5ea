import type { EventLogMapping } from '../mapping/mapping-schema.ts';
import { createColumns } from './columns.ts';
import type { ExportedRun, ExportFile, FoundRow, MappingPart } from './export-file.ts';
import { addKeyColumns } from './key-columns.ts';
import { keyOfSubject } from './record-keys.ts';
import { addAttributes } from './table-records.ts';
import { keyOrHash } from './touch-files.ts';

/** Whether an import told a touch that another source had told before: it is stored once, for that source. */
const toldAfterOthers = (touch: string) => `(${touch}.source_id <> $3 and exists (select 1 from entente.confirmations k
  where k.workspace_id = $1 and k.import_run_id = $2 and k.evidence = 'touches' and k.row_id = ${touch}.id))`;
const told = (touch: string) => `(${touch}.import_run_id = $2 or ${toldAfterOthers(touch)})`;
const hasTold = `exists (select 1 from entente.touches o where o.workspace_id = $1 and o.subject_id = c.subject_id and ${told('o')})`;
const bestTouch = `order by t.import_run_id = $2 desc, t.source_id = $3 desc, t.import_run_id < $2 desc, t.occurred_at, t.id limit 1`;
const toldByOthers = `
    union all
    select t.* from entente.confirmations k join entente.touches t on t.workspace_id = $1 and t.id = k.row_id and t.source_id <> $3
    where k.workspace_id = $1 and k.import_run_id = $2 and k.evidence = 'touches'`;

/**
 * The events of a log that one import brought, with what the import said of their cases. A case's newest event stands in
 * the file even where another import brought it: it is what the case's record follows.
 * @param others for logs that are not the only ones: what other sources had told before.
 */
const events = (others: string) => `
  with cases as (
    select r.id, r.subject_id, r.occurred_at, r.ordinal, r.payload, r.import_run_id = $2 as is_own
    from entente.records r
    where r.workspace_id = $1 and r.source_id = $3 and r.object = 'person' and (r.import_run_id = $2 or r.id in (
      select k.row_id from entente.confirmations k where k.workspace_id = $1 and k.import_run_id = $2 and k.evidence = 'records'))),
  newest as materialized (select distinct on (subject_id) * from cases order by subject_id, is_own desc, id desc),
  stamped as (
    select t.* from newest c
    join lateral (select * from entente.touches t where t.workspace_id = $1 and t.subject_id = c.subject_id
      and t.occurred_at = c.occurred_at and t.ordinal = c.ordinal ${bestTouch}) t on not ${told('t')}
    where c.occurred_at is not null and (c.is_own or ${hasTold})),
  stampless as (
    select t.* from newest c
    join lateral (select * from entente.touches t where t.workspace_id = $1 and t.subject_id = c.subject_id ${bestTouch}) t on true
    where c.occurred_at is null and c.is_own and not ${hasTold})
  select ${keyOfSubject} as key, s.key_hash as "keyHash", t.label, t.lifecycle, t.occurred_at as at, t.actor, t.ordinal,
    nullif(t.kind, 'touch') as kind, t.channel, t.campaign, t.direction, c.payload -> 'attributes' as attributes
  from (select * from entente.touches t where t.workspace_id = $1 and t.import_run_id = $2${others}
    union all select * from stamped union all select * from stampless) t
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
