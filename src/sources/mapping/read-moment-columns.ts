import { refused, type ColumnPlaces } from './cells.ts';
import { isStageMeaning, type MomentColumn } from './mapping-schema.ts';
import { createMomentReader, type MomentReader } from './read-moment.ts';
import type { Fact, RefusedRow } from './read-row.ts';
import { joined, type SaltedHash } from './salted-hash.ts';

/** Reads the moments of one row; an empty cell is no moment, an unreadable one refuses the row. */
export function createMomentsReader(moments: readonly MomentColumn[], places: ColumnPlaces, timeZone: string, hash: SaltedHash) {
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
      if ('code' in fact) return refused(row, cells, fact.code, `${fact.said} in ${moment.column}. Accepted: ${fact.accepted}.`);
      facts.push(fact);
    }
    return facts;
  };
}

/** Whether a row is one of those that a moment speaks of. */
function createCondition(when: MomentColumn['when'], places: ColumnPlaces): (cells: readonly string[]) => boolean {
  if (!when) return () => true;
  const said = places.reader(when.column);
  const texts = new Set(when.is.map((text) => text.trim().toLowerCase()));
  return (cells) => texts.has(said(cells).toLowerCase());
}

function factOf(moment: MomentColumn, read: MomentReader, cell: string, rowHash: string) {
  const occurredAt = read(cell);
  if (typeof occurredAt !== 'number') return occurredAt;
  const label = isStageMeaning(moment.becomes) ? (moment.stage ?? '') : '';
  return { kind: moment.becomes, label, occurredAt, ordinal: 0, actor: '', lifecycle: '', rowHash, take: 'latest-row' } satisfies Fact;
}
