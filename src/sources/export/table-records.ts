import type { Ref, TableMapping } from '../mapping/mapping-schema.ts';
import { saysOnlyTouches } from '../mapping/read-table-row.ts';
import { createColumns, type Columns } from './columns.ts';
import type { ExportedRun, ExportFile, FoundRow, MappingPart } from './export-file.ts';
import { addKeyColumns, addRefColumns, lostKey, type FoundKey } from './key-columns.ts';
import { moneyCell } from './money-cell.ts';
import { addMoments } from './moment-columns.ts';

const personFields = ['name', 'firstName', 'lastName', 'email', 'phone', 'title', 'company'] as const;

/** Versions of records in the order in which they came. Those of erased people stand under keys that lead nowhere. */
export function recordQuery({ workspaceId, runId }: ExportedRun, object: string): ExportFile['query'] {
  return { text: records('r.import_run_id = $2', 'order by r.id'), values: [workspaceId, runId, object] };
}

/** One of the records that the import only said again. */
function sampleQuery({ workspaceId, runId }: ExportedRun, object: string): ExportFile['query'] {
  const isSaidAgain = `r.id in (select c.row_id from entente.confirmations c
    where c.workspace_id = $1 and c.import_run_id = $2 and c.evidence = 'records')`;
  return { text: records(isSaidAgain, 'limit 1'), values: [workspaceId, runId, object] };
}

function records(which: string, end: string): string {
  return `select s.space, r.payload, s.key_hash as "keyHash", r.record_key as "recordKey", case when not r.known_by_import then r.known_at end as "modifiedAt"
    from entente.records r left join entente.subjects s on s.workspace_id = r.workspace_id and s.id = r.subject_id and r.subject_id <> 0
    where r.workspace_id = $1 and r.object = $3 and r.payload is not null and ${which} ${end}`;
}

export const keyOfRecord = ({ space, payload }: FoundRow): FoundKey | null =>
  payload.key === undefined ? null : { space, values: payload.keys ?? [payload.key] };

/** The same of people, some of whom may be erased: then it is the hash that stands in its place. */
function keyOfPerson(refs: readonly Ref[]): (row: FoundRow) => FoundKey | null {
  const parts = new Map(refs.toReversed().map(({ space, columns }) => [space, columns.length]));
  return (row) =>
    keyOfRecord(row) ?? (row.keyHash && { space: row.space, values: Array<string>(parts.get(row.space) ?? 1).fill(lostKey(row.keyHash)) });
}

/** People and deals of one import, each in a file of its own. */
export function peopleAndDeals(run: ExportedRun, mapping: TableMapping, { isSample = false } = {}): ExportFile[] {
  const files: ExportFile[] = [];
  const query = isSample ? sampleQuery : recordQuery;
  if (mapping.person) files.push({ ...file(run, mapping, false), name: 'people', query: query(run, 'person') });
  if (mapping.deal) files.push({ ...file(run, mapping, true), name: 'deals', query: query(run, 'deal') });
  return files;
}

function file(run: ExportedRun, from: TableMapping, hasDeal: boolean): Omit<ExportFile, 'name' | 'query'> {
  const columns = createColumns();
  const person = from.person && personPart(columns, from.person, run.attributeNames);
  const moments = from.moments?.length ? addMoments(columns, from.moments, 'person', (row) => row.payload.moments) : undefined;
  const deal = hasDeal && from.deal ? dealPart(columns, from.deal) : undefined;
  const mapping = {
    shape: 'table',
    ...(person && { person }),
    ...(saysOnlyTouches(from) && { onlyTouches: true }),
    ...(moments && { moments }),
    ...(deal && { deal }),
    ...sourceParts(columns, from),
  };
  return { header: columns.header(), cellsOf: columns.cellsOf, mapping: mapping as MappingPart };
}

/** The source's own stamp, and whether it says that the thing is gone. */
export function sourceParts(columns: Columns, { modified, deleted }: TableMapping) {
  return {
    ...(modified && { modified: { column: columns.add('modified', (row) => row.modifiedAt?.toISOString()) } }),
    ...(deleted && { deleted: { column: columns.add('deleted', (row) => (row.payload.isDeleted ? 'yes' : '')), is: ['yes'] } }),
  };
}

export function addAttributes(columns: Columns, names: readonly string[], called: string, of: (row: FoundRow) => FoundRow) {
  const entries = names.map((name) => [name, { column: columns.add(`${called}: ${name}`, (row) => of(row)?.[name]) }] as const);
  return entries.length > 0 ? { attributes: Object.fromEntries(entries) } : {};
}

function personPart(columns: Columns, person: NonNullable<TableMapping['person']>, attributeNames: readonly string[]) {
  const keys = addKeyColumns(columns, 'person', person.keys, keyOfPerson(person.keys));
  const fields = personFields
    .filter((field) => person[field])
    .map((field) => [field, { column: columns.add(field, (row) => row.payload[field]) }] as const);
  const account = person.account && addRefColumns(columns, 'account', person.account, (row) => row.payload.account ?? null);
  return {
    keys,
    ...Object.fromEntries(fields),
    ...(account && { account }),
    ...addAttributes(columns, attributeNames, 'attribute', (row) => row.payload.attributes),
  };
}

type DealMapping = NonNullable<TableMapping['deal']>;

/** A key that named somebody who was erased is gone, or a part of it. */
function keyOfDeal({ payload, recordKey }: FoundRow, { key }: DealMapping): string[] {
  const said = payload.deal.key as string[] | undefined;
  return said?.length === key.length ? said : Array<string>(key.length).fill(lostKey(recordKey));
}

function dealPart(columns: Columns, deal: DealMapping) {
  const { space } = deal;
  const of = (row: FoundRow) => row.payload.deal;
  const text = (field: 'name' | 'owner' | 'lostReason') =>
    deal[field] && { [field]: { column: columns.add(`deal ${field}`, (row) => of(row)[field]) } };
  const refs = (field: 'account' | 'product') =>
    deal[field] && { [field]: addRefColumns(columns, `deal ${field}`, deal[field], (row) => of(row)[field] ?? null) };
  return {
    key: deal.key.map((_column, part) =>
      columns.add(deal.key.length === 1 ? 'deal' : `deal ${part + 1}`, (row) => keyOfDeal(row, deal)[part]),
    ),
    ...(space !== undefined && { space }),
    ...text('name'),
    amount: { column: columns.add('deal amount', (row) => moneyCell(of(row).amountMinor, of(row).currency)) },
    currency: { column: columns.add('deal currency', (row) => of(row).currency) },
    ...text('owner'),
    ...text('lostReason'),
    ...addAttributes(columns, Object.keys(deal.attributes ?? {}), 'deal attribute', (row) => of(row).attributes),
    ...(deal.moments?.length && { moments: addMoments(columns, deal.moments, 'deal', (row) => of(row).moments) }),
    ...refs('account'),
    ...refs('product'),
    ...(deal.people && { people: peopleOfDeal(columns, deal.people) }),
    ...(deal.follows && {
      follows: { columns: deal.key.map((_column, part) => columns.add(`follows ${part + 1}`, (row) => of(row).follows?.[part])) },
    }),
  };
}

/** Of several people whom a mapping names in one way the record keeps those who were there, in their order. */
function peopleOfDeal(columns: Columns, people: readonly (Ref & { role?: string | undefined })[]) {
  const isAlike = (one: { space: string; role?: string | undefined }, other: { space: string; role?: string | undefined }) =>
    one.space === other.space && (one.role ?? '') === (other.role ?? '');
  return people.map((wanted, at) => {
    const before = people.slice(0, at).filter((other) => isAlike(wanted, other)).length;
    const keyOf = (row: FoundRow) => {
      const all = (row.payload.deal.people ?? []) as { space: string; values: string[]; role?: string }[];
      return all.filter((one) => isAlike(wanted, one))[before] ?? null;
    };
    const { role } = wanted;
    return { ...addRefColumns(columns, role ?? 'person of deal', wanted, keyOf), ...(role !== undefined && { role }) };
  });
}
