import { refused, type ColumnPlaces } from './cells.ts';
import type { LinksMapping } from './mapping-schema.ts';
import { nothingSaid, rowBeside } from './nothing-said.ts';
import { createRefReader } from './read-key.ts';
import type { LinkSaid, RowReader } from './read-row.ts';
import { createRememberingHash, dealHashOf, keyHashOf, type SaltedHash } from './salted-hash.ts';

/** Reads rows that say what belongs to what. A link of which one end is empty is not said; a row that says none is refused. */
export function createLinksRowReader({ links }: LinksMapping, places: ColumnPlaces, hash: SaltedHash): RowReader {
  const hashKey = createRememberingHash(hash);
  const ends = links.map(({ kind, from, to, role }) => ({
    kind,
    isOfDeal: kind.startsWith('deal-'),
    isToDeal: kind.endsWith('-deal'),
    readFrom: createRefReader(from, places),
    readTo: createRefReader(to, places),
    roleOf: places.reader(role),
  }));
  const columns = [...new Set(links.flatMap(({ from, to }) => [...from.columns, ...to.columns]))].join(', ');
  return (cells, row) => {
    const said: LinkSaid[] = [];
    for (const { kind, isOfDeal, isToDeal, readFrom, readTo, roleOf } of ends) {
      const from = readFrom(cells);
      const to = readTo(cells);
      if (!from || !to) continue;
      const fromHash = (isOfDeal ? dealHashOf : keyHashOf)(hashKey, from.space, from.values);
      const toHash = (isToDeal ? dealHashOf : keyHashOf)(hashKey, to.space, to.values);
      said.push({ kind, fromHash, toHash, role: roleOf(cells) });
    }
    if (said.length === 0) return refused(row, cells, 'no-link', `Nothing to link: one of ${columns} is empty.`);
    return rowBeside(row, { ...nothingSaid(), links: said });
  };
}
