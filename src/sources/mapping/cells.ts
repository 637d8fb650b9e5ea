import { refuse, type Outcome, type Problem } from '#kernel/problem.ts';
import type { Mapping } from './mapping-schema.ts';
import type { RefusedRow } from './read-row.ts';

/** Reads one field of a row: its text without spaces around it, '' where nothing was answered. */
export type CellReader = (cells: readonly string[]) => string;

export interface ColumnPlaces {
  /** @throws when the mapping was not checked against the header. */
  placeOf(column: string): number;
  reader(field: { column: string; unanswered?: readonly string[] | undefined } | string | undefined): CellReader;
}

/** Every column that the mapping names stands in the header exactly once. */
export function placeColumns(header: readonly string[], mapping: Mapping): Outcome<{ places: ColumnPlaces }> {
  const names = header.map((name) => name.trim());
  const details: Problem[] = [];
  for (const column of columnsOf(mapping)) {
    const count = names.filter((name) => name === column.trim()).length;
    if (count !== 1) details.push(columnProblem(column, count, names));
  }
  if (details[0]) return refuse(details[0].kind, details[0].code, details[0].message, { ...details[0], details });
  const placeOf = (column: string) => {
    const place = names.indexOf(column.trim());
    if (place < 0) throw new Error(`The header has no column ${column}`);
    return place;
  };
  return { ok: true, places: { placeOf, reader: (field) => cellReader(field, placeOf) } };
}

function columnProblem(column: string, count: number, names: readonly string[]): Problem {
  const accepted = names.join(', ').slice(0, 500);
  return count === 0
    ? { kind: 'invalid', code: 'missing-column', message: `The file has no column ${column}.`, where: 'header', accepted }
    : {
        kind: 'invalid',
        code: 'column-twice',
        message: `The file has ${count} columns called ${column}.`,
        where: 'header',
        accepted: 'one column of a name',
      };
}

function cellReader(field: Parameters<ColumnPlaces['reader']>[0], placeOf: (column: string) => number): CellReader {
  if (field === undefined) return () => '';
  const place = placeOf(typeof field === 'string' ? field : field.column);
  const unanswered = typeof field === 'string' ? undefined : field.unanswered;
  if (!unanswered?.length) return (cells) => cells[place]!.trim();
  const empty = new Set(unanswered);
  return (cells) => {
    const text = cells[place]!.trim();
    return empty.has(text) ? '' : text;
  };
}

/** The columns that the mapping reads, each once. */
export function columnsOf(mapping: Mapping): string[] {
  const { keys, attributes } = mapping.person;
  const columns = [...keys.flatMap((key) => key.columns), ...Object.values(attributes ?? {}).map((field) => field.column)];
  columns.push(...(mapping.shape === 'event-log' ? logColumns(mapping) : tableColumns(mapping)));
  return [...new Set(columns)];
}

function logColumns({ log }: Extract<Mapping, { shape: 'event-log' }>): string[] {
  return [log.case, log.activity, log.lifecycle, log.moment, log.actor, log.order].filter((column) => column !== undefined);
}

function tableColumns({ person, moments, deal }: Extract<Mapping, { shape: 'table' }>): string[] {
  const fields = [person.name, person.firstName, person.lastName, person.email, person.phone, person.title, person.company];
  const ofDeal = [deal?.name?.column, deal?.amount?.column, columnOfCurrency(deal?.currency), ...(deal?.key ?? [])];
  const ofMoments = [...(moments ?? []), ...(deal?.moments ?? [])].flatMap(({ column, when }) => [column, ...(when ? [when.column] : [])]);
  return [...fields.map((field) => field?.column), ...ofDeal, ...ofMoments].filter((column) => column !== undefined);
}

function columnOfCurrency(currency: { value: string } | { column: string } | undefined): string | undefined {
  return currency && 'column' in currency ? currency.column : undefined;
}

export function refused(row: number, cells: readonly string[], code: string, message: string): RefusedRow {
  return { outcome: 'refused', row, code, message, cells };
}

/** The reader of a row's key: the first key whose columns are all filled. */
export function createKeyReader(keys: Mapping['person']['keys'], places: ColumnPlaces) {
  const compiled = keys.map((key) => ({ space: key.space, readers: key.columns.map((column) => places.reader(column)) }));
  return (cells: readonly string[]): { space: string; values: string[] } | null => {
    for (const { space, readers } of compiled) {
      const values = readers.map((read) => read(cells));
      if (values.every((value) => value !== '')) return { space, values };
    }
    return null;
  };
}

/** A key as people read it. */
export function keyText({ values }: { values: readonly string[] }): string {
  return values.join(' · ');
}

export function noKey(row: number, cells: readonly string[], keys: Mapping['person']['keys']): RefusedRow {
  const columns = keys.map((key) => key.columns.join(' and ')).join(', or ');
  return refused(row, cells, 'no-key', `Nothing to know the person by: no ${columns}.`);
}

/**
 * The attributes of a mapping with their readers, by name: a mapping that went through the database comes back with its
 * keys in another order, and the same row must be the same record.
 */
export function attributeReaders(attributes: Mapping['person']['attributes'], places: ColumnPlaces): [string, CellReader][] {
  const fields = Object.entries(attributes ?? {}).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return fields.map(([name, field]) => [name, places.reader(field)]);
}
