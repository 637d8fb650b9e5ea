import type { WorkspaceTx } from '#platform/database/database.ts';
import type { LinkKind, Mapping, Ref } from '../mapping/mapping-schema.ts';
import { createColumns, type Columns } from './columns.ts';
import type { ExportedRun, ExportFile, FoundRow, MappingPart } from './export-file.ts';
import { addRefColumns, lostKey, type FoundKey } from './key-columns.ts';
import { joinKey } from './named-keys.ts';

/** What belongs to no row of a table alone: links, histories of fields, departures. They name things by their keys. */
export async function namedEvidenceFiles(tx: WorkspaceTx, run: ExportedRun): Promise<ExportFile[]> {
  return [...(await linkFiles(tx, run)), ...(await historyFiles(tx, run)), ...(await departureFiles(tx, run))];
}

interface End {
  /** null: of a deal that only its source knows. */
  space: string | null;
  length: number;
}

/** Evidence of one kind with keys of the same spaces and lengths at its ends: a file of its own. */
interface Group {
  name: string;
  ends: [End, End | null];
}

/** The space of what no record names: it leads nowhere here either. */
const unknown = 'unknown';

function keyAt(row: FoundRow, end: 'from' | 'to'): FoundKey {
  const key = row[end] as FoundKey | null;
  return key ? { space: key.space, values: key.values } : { space: unknown, values: [lostKey(row[`${end}Hash`])] };
}

const end = (key: string) =>
  `jsonb_build_object('space', case when ${key} is null then '${unknown}' else ${key} ->> 'space' end,
    'length', coalesce(jsonb_array_length(${key} -> 'values'), 1))`;
const withEnds = (inner: string) =>
  `select named.*, jsonb_build_array(${end('"from"')}, case when "toHash" is not null then ${end('"to"')} end) as ends from (${inner}) named`;

/** Each combination once; without deals that only their source knows, whose own rows tell it all. */
async function groupsOf(tx: WorkspaceTx, inner: string, values: readonly unknown[]): Promise<Group[]> {
  const { rows } = await tx.client.query<Group>(`select distinct name, ends from (${withEnds(inner)}) grouped order by name, ends`, [
    ...values,
  ]);
  return rows.filter(({ ends }) => ends.every((one) => one === null || one.space !== null));
}

function ofGroup(inner: string, { name, ends }: Group, values: readonly unknown[]): ExportFile['query'] {
  const place = values.length + 1;
  return {
    text: `select * from (${withEnds(inner)}) grouped where name = $${place} and ends = $${place + 1}::jsonb order by id`,
    values: [...values, name, JSON.stringify(ends)],
  };
}

/** The columns of the ends of a group, as a mapping names them. */
function endColumns(columns: Columns, { ends }: Group): { from: Ref; to: Ref | null } {
  const add = (name: 'from' | 'to', one: End) => {
    const wanted = { space: one.space!, columns: Array<string>(one.length).fill('') };
    return addRefColumns(columns, name, wanted, (row) => keyAt(row, name));
  };
  return { from: add('from', ends[0]), to: ends[1] && add('to', ends[1]) };
}

async function linkFiles(tx: WorkspaceTx, { workspaceId, runId, mapping }: ExportedRun): Promise<ExportFile[]> {
  const inner = `select l.kind as name, l.from_hash as "fromHash", l.to_hash as "toHash", l.role, l.id, f.key as "from", t.key as "to"
    from entente.links l
    ${joinKey('f', { isDeal: "l.kind like 'deal-%'", hash: 'l.from_hash' })}
    ${joinKey('t', { isDeal: "l.kind like '%-deal'", hash: 'l.to_hash' })}
    where l.workspace_id = $1 and l.import_run_id = $2`;
  const values = [workspaceId, runId];
  // What the rows of tables refer to is told again by those rows, also where it leads nowhere.
  const isTold = ({ ends }: Group) => mapping.shape !== 'table' || ends.every((one) => one?.space !== unknown);
  const groups = (await groupsOf(tx, inner, values)).filter(isTold);
  return groups.map((group, at) => {
    const columns = createColumns();
    const { from, to } = endColumns(columns, group);
    const role = { column: columns.add('role', (row) => row.role) };
    const link = { kind: group.name as LinkKind, from, to: to!, role };
    return fileOf(`links-${at + 1}-${group.name}`, ofGroup(inner, group, values), columns, { shape: 'links', links: [link] });
  });
}

async function historyFiles(tx: WorkspaceTx, run: ExportedRun): Promise<ExportFile[]> {
  const inner = `select c.object as name, c.key_hash as "fromHash", null::bytea as "toHash", null::jsonb as "to", c.field, c.value, c.occurred_at as at,
      c.actor, c.ordinal, c.id, f.key as "from"
    from entente.field_changes c ${joinKey('f', { isDeal: "c.object = 'deal'", hash: 'c.key_hash' })}
    where c.workspace_id = $1 and c.import_run_id = $2`;
  const values = [run.workspaceId, run.runId];
  const groups = await groupsOf(tx, inner, values);
  return groups.map((group, at) => {
    const columns = createColumns();
    const { from } = endColumns(columns, group);
    const mapping = {
      shape: 'field-history',
      object: group.name as 'person',
      key: from,
      field: { column: columns.add('field', (row) => row.field) },
      value: columns.add('value', (row) => row.value),
      moment: { column: columns.add('moment', (row) => row.at.toISOString()) },
      actor: { column: columns.add('actor', (row) => row.actor) },
      order: columns.add('order', (row) => row.ordinal || ''),
      events: rulesOfHistory(run.mapping),
    };
    return fileOf(`history-${at + 1}-${group.name}`, ofGroup(inner, group, values), columns, mapping as MappingPart);
  });
}

function rulesOfHistory(mapping: Mapping) {
  return mapping.shape === 'field-history' ? mapping.events : [];
}

async function departureFiles(tx: WorkspaceTx, { workspaceId, runId }: ExportedRun): Promise<ExportFile[]> {
  const inner = `select d.object || '-' || d.kind as name, d.key_hash as "fromHash", nullif(d.into_hash, '') as "toHash", d.id,
      case when not d.known_by_import then d.occurred_at end as at, f.key as "from", t.key as "to"
    from entente.departures d
    ${joinKey('f', { isDeal: "d.object = 'deal'", hash: 'd.key_hash' })}
    ${joinKey('t', { isDeal: "d.object = 'deal'", hash: 'd.into_hash' })}
    where d.workspace_id = $1 and d.import_run_id = $2`;
  const values = [workspaceId, runId];
  const groups = await groupsOf(tx, inner, values);
  return groups.map((group, at) => {
    const columns = createColumns();
    const { from, to } = endColumns(columns, group);
    const [object, kind] = group.name.split('-') as ['person', 'deleted'];
    const moment = { column: columns.add('moment', (row) => row.at?.toISOString()) };
    const mapping = { shape: 'departures', object, kind, key: from, ...(to && { into: to }), moment } as MappingPart;
    return fileOf(`departures-${at + 1}-${group.name}`, ofGroup(inner, group, values), columns, mapping);
  });
}

function fileOf(name: string, query: ExportFile['query'], columns: Columns, mapping: MappingPart): ExportFile {
  return { name, query, header: columns.header(), cellsOf: columns.cellsOf, mapping };
}
