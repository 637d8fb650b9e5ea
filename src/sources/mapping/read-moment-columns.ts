import { createCondition, refused, refusedFor, type ColumnPlaces } from './cells.ts';
import { isStageMeaning, type MomentColumn } from './mapping-schema.ts';
import { createDayReader, createMomentReader, type MomentReader } from './read-moment.ts';
import type { Fact, RefusedRow } from './read-row.ts';
import { joined, type SaltedHash } from './salted-hash.ts';

const noFacts: Fact[] = [];

/** Reads the moments of one row; an empty cell is no moment, an unreadable one refuses the row. */
export function createMomentsReader(moments: readonly MomentColumn[], places: ColumnPlaces, timeZone: string, hash: SaltedHash) {
  if (moments.length === 0) return () => noFacts;
  const columns = moments.map((moment) => ({
    moment,
    cellOf: places.reader(moment.column),
    isMeant: createCondition(moment.when, places),
    read: createMomentReader(moment.format, timeZone),
    rowHash: hash(joined([moment.becomes, moment.stage ?? ''])),
  }));
  return (cells: readonly string[], row: number): Fact[] | RefusedRow => {
    const facts: Fact[] = [];
    for (const { moment, cellOf, isMeant, read, rowHash } of columns) {
      const cell = cellOf(cells);
      if (cell === '' || !isMeant(cells)) continue;
      const fact = factOf(moment, read, cell, rowHash);
      if ('code' in fact) return refusedFor(row, cells, fact, moment.column);
      facts.push(fact);
    }
    return facts;
  };
}

function factOf(moment: MomentColumn, read: MomentReader, cell: string, rowHash: string) {
  const occurredAt = read(cell);
  if (typeof occurredAt !== 'number') return occurredAt;
  const label = isStageMeaning(moment.becomes) ? (moment.stage ?? '') : '';
  return { kind: moment.becomes, label, occurredAt, ordinal: 0, actor: '', lifecycle: '', rowHash, take: 'latest-row' } satisfies Fact;
}

type Stamp = { column: string; format?: string | undefined };

/** Reads one moment of a row; null where its cell is empty. */
export function createStampReader(stamp: Stamp | undefined, places: ColumnPlaces, timeZone: string) {
  if (!stamp) return () => null;
  const cellOf = places.reader(stamp.column);
  const read = createMomentReader(stamp.format, timeZone);
  return (cells: readonly string[], row: number): number | null | RefusedRow => {
    const cell = cellOf(cells);
    if (cell === '') return null;
    const at = read(cell);
    return typeof at === 'number' ? at : refusedFor(row, cells, at, stamp.column);
  };
}

/** Reads the day of a row, as YYYY-MM-DD; null where its cell is empty. No zone moves it. */
export function createDayColumnReader(stamp: Stamp, places: ColumnPlaces) {
  const cellOf = places.reader(stamp.column);
  const read = createDayReader(stamp.format);
  return (cells: readonly string[], row: number): string | null | RefusedRow => {
    const cell = cellOf(cells);
    if (cell === '') return null;
    const day = read(cell);
    return typeof day === 'string' ? day : refusedFor(row, cells, day, stamp.column);
  };
}

/** Reads a moment that a row cannot do without. */
export function createNeededStampReader(stamp: Stamp, places: ColumnPlaces, timeZone: string) {
  const read = createStampReader(stamp, places, timeZone);
  return (cells: readonly string[], row: number): number | RefusedRow =>
    read(cells, row) ?? refused(row, cells, 'no-moment', `No moment: ${stamp.column} is empty.`);
}
