import type { TableMapping } from '../mapping/mapping-schema.ts';
import { createColumns, type Columns } from './columns.ts';
import type { ExportedRun, ExportFile, MappingPart } from './export-file.ts';
import { addKeyColumns, addRefColumns } from './key-columns.ts';
import { moneyCell } from './money-cell.ts';
import { addAttributes, keyOfRecord, recordQuery, sourceParts } from './table-records.ts';

const thingNames = { account: 'accounts', campaign: 'campaigns', product: 'products', member: 'members' } as const;
const textFields = ['name', 'firstName', 'lastName', 'email', 'team', 'domain', 'channel'] as const;
const dayFields = ['startsOn', 'endsOn'] as const;

/** Accounts, campaigns, products, members and spend of one import, each in a file of its own, whatever rows told of them. */
export function thingFiles(run: ExportedRun, from: TableMapping): ExportFile[] {
  const files: ExportFile[] = [];
  for (const object of Object.keys(thingNames) as (keyof typeof thingNames)[]) {
    const part = from[object];
    if (part) files.push(thingFile(run, object, part, from));
  }
  if (from.spend) files.push(spendFile(run, from.spend, from));
  return files;
}

type Thing = NonNullable<TableMapping['account' | 'campaign' | 'product' | 'member']>;

function thingFile(run: ExportedRun, object: keyof typeof thingNames, given: Thing, from: TableMapping): ExportFile {
  const columns = createColumns();
  const part = given as Partial<NonNullable<TableMapping['account'] & TableMapping['campaign'] & TableMapping['member']>> & Thing;
  const keys = addKeyColumns(columns, object, part.keys, keyOfRecord);
  const fields = [...textFields, ...dayFields]
    .filter((field) => part[field])
    .map((field) => [field, { column: columns.add(field, (row) => row.payload[field]) }] as const);
  const parent = part.parent && addRefColumns(columns, 'parent', part.parent, (row) => row.payload.parent ?? null);
  const thing = {
    keys,
    ...Object.fromEntries(fields),
    ...(parent && { parent }),
    ...addAttributes(columns, Object.keys(part.attributes ?? {}), 'attribute', (row) => row.payload.attributes),
  };
  return fileOf(run, thingNames[object], object, columns, { [object]: thing, ...partsFor(object, columns, from) });
}

/** Only an account that is gone is told of. */
function partsFor(object: string, columns: Columns, from: TableMapping) {
  const { deleted, ...rest } = from;
  return sourceParts(columns, object === 'account' && !from.person && !from.deal ? { ...rest, deleted } : rest);
}

function spendFile(run: ExportedRun, spend: NonNullable<TableMapping['spend']>, from: TableMapping): ExportFile {
  const columns = createColumns();
  const keysOf = (payload: { key: string; keys?: string[] }) => payload.keys ?? [payload.key];
  const part = {
    day: { column: columns.add('day', (row) => row.payload.day) },
    amount: { column: columns.add('amount', (row) => moneyCell(row.payload.amountMinor, row.payload.currency)) },
    currency: { column: columns.add('currency', (row) => row.payload.currency) },
    channel: { column: columns.add('channel', (row) => row.payload.channel) },
    campaign: { column: columns.add('campaign', (row) => row.payload.campaign) },
    ...(spend.key && { key: spend.key.map((_column, at) => columns.add(`key ${at + 1}`, (row) => keysOf(row.payload)[at])) }),
  };
  return fileOf(run, 'spend', 'spend', columns, { spend: part, ...partsFor('spend', columns, from) });
}

function fileOf(run: ExportedRun, name: string, object: string, columns: Columns, parts: object): ExportFile {
  const mapping = { shape: 'table', ...parts } as MappingPart;
  return { name, query: recordQuery(run, object), header: columns.header(), cellsOf: columns.cellsOf, mapping };
}
