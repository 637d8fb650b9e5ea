import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome, type Problem } from '#kernel/problem.ts';
import type { BadCell } from './bad-cell.ts';
import { columnsOf } from './mapping-columns.ts';
import type { Mapping } from './mapping-schema.ts';
import type { RefusedRow } from './read-row.ts';

/** Reads one field of a row: its text without spaces around it, '' where nothing was answered. */
export type CellReader = (cells: readonly string[]) => string;

type Field = { column: string; unanswered?: readonly string[] | undefined } | string | undefined;

export interface ColumnPlaces {
  /** Reads '' for a field that the mapping has not. @throws when the mapping was not checked against the header. */
  reader(field: Field): CellReader;
  /** Reads what the cell says, also where it means that nothing was answered: for conditions. */
  rawReader(column: string): CellReader;
}

/** Every column that the mapping names stands in the header exactly once. */
export function placeColumns(header: readonly string[], mapping: Mapping): Outcome<{ places: ColumnPlaces }> {
  const names = new Map<string, { place: number; count: number }>();
  for (const [place, text] of header.entries()) {
    const name = text.trim();
    const known = names.get(name);
    if (known) known.count++;
    else names.set(name, { place, count: 1 });
  }
  const details: Problem[] = [];
  for (const column of columnsOf(mapping)) {
    const count = names.get(column.trim())?.count ?? 0;
    if (count !== 1) details.push(columnProblem(column, count, header));
  }
  if (details.length > mostProblems) return { ok: false, problem: otherColumns(details.length, header) };
  if (details[0]) return refuse(details[0].kind, details[0].code, details[0].message, { ...details[0], details });
  const placeOf = (column: string) => {
    const known = names.get(column.trim());
    if (!known) throw new Error(`The header has no column ${column}`);
    return known.place;
  };
  const unanswered = mapping.unanswered ?? [];
  const reader = (field: Field) => cellReader(field, placeOf, unanswered);
  return { ok: true, places: { reader, rawReader: (column) => cellReader(column, placeOf, []) } };
}

/** Where more columns are wrong, the file is another one, or is read in another way: that is one problem, not many. */
const mostProblems = 5;

function otherColumns(count: number, header: readonly string[]): Problem {
  const some = header.slice(0, 3).map((name) => name.trim().slice(0, 40));
  const message = t`The file lacks ${count} columns of the mapping. It begins with ${some.join(', ')}.`;
  const accepted = t`a file with the columns of the mapping, cut where its cells end; or another mapping`;
  return { kind: 'invalid', code: 'missing-column', message, where: 'header', accepted };
}

function columnProblem(column: string, count: number, names: readonly string[]): Problem {
  const accepted = names
    .map((name) => name.trim())
    .join(', ')
    .slice(0, 500);
  return count === 0
    ? { kind: 'invalid', code: 'missing-column', message: t`The file has no column ${column}.`, where: 'header', accepted }
    : {
        kind: 'invalid',
        code: 'column-twice',
        message: t`The file has ${count} columns called ${column}.`,
        where: 'header',
        accepted: t`one column of a name`,
      };
}

function cellReader(field: Field, placeOf: (column: string) => number, everywhere: readonly string[]): CellReader {
  if (field === undefined) return () => '';
  const place = placeOf(typeof field === 'string' ? field : field.column);
  const unanswered = [...everywhere, ...((typeof field === 'string' ? undefined : field.unanswered) ?? [])];
  if (unanswered.length === 0) return (cells) => cells[place]!.trim();
  const empty = new Set(unanswered.map((text) => text.trim()));
  return (cells) => {
    const text = cells[place]!.trim();
    return empty.has(text) ? '' : text;
  };
}

/** Reads a text that is the same in all rows, or a field. */
export function createSaidReader(said: { value: string } | Exclude<Field, string>, places: ColumnPlaces): CellReader {
  if (!said || 'column' in said) return places.reader(said);
  const { value } = said;
  return () => value;
}

/** Whether a row is one of those in which a column says one of some texts, in whatever case; all rows without a condition. */
export function createCondition(
  when: { column: string; is: readonly string[] } | undefined,
  places: ColumnPlaces,
): (cells: readonly string[]) => boolean {
  if (!when) return () => true;
  const said = places.rawReader(when.column);
  const texts = new Set(when.is.map((text) => text.trim().toLowerCase()));
  return (cells) => texts.has(said(cells).toLowerCase());
}

export function refused(row: number, cells: readonly string[], code: string, message: string): RefusedRow {
  return { outcome: 'refused', row, code, message, cells };
}

/** The row is refused for what one of its cells says. */
export function refusedFor(row: number, cells: readonly string[], bad: BadCell, column: string): RefusedRow {
  return refused(row, cells, bad.code, `${bad.said} in ${column}. Accepted: ${bad.accepted}.`);
}

type Attributes = Readonly<Record<string, { column: string; unanswered?: readonly string[] | undefined }>>;

/**
 * Reads the attributes of a mapping in the order of their names: a mapping that went through the database comes back with
 * its keys in another order, and the same row must be the same record. What was not answered is left out.
 */
export function createAttributesReader(attributes: Attributes | undefined, places: ColumnPlaces) {
  const names = Object.keys(attributes ?? {}).toSorted();
  const readers = names.map((name) => places.reader(attributes![name]));
  return (cells: readonly string[]): Record<string, string> => {
    const read: Record<string, string> = {};
    for (let at = 0; at < names.length; at++) {
      const text = readers[at]!(cells);
      if (text !== '') read[names[at]!] = text;
    }
    return read;
  };
}
