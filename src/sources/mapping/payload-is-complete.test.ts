import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minorDigits } from '#kernel/money.ts';
import { readerOf } from '#test/mapped-row.ts';
import type { ReadRow } from './read-row.ts';

// A record has to be enough to write its row again: an export needs it, and so does taking an import back.

const header = ['a', 'b', 'name', 'town', 'born', 'deal', 'title', 'money', 'cur', 'closed', 'firm', 'stamp', 'gone', 'owner'];

const mapping = {
  shape: 'table',
  person: {
    keys: [
      { space: 'pair', columns: ['a', 'b'] },
      { space: 'one', columns: ['a'] },
    ],
    name: { column: 'name' },
    attributes: { town: { column: 'town' } },
    account: { space: 'firm', columns: ['firm'] },
  },
  moments: [{ column: 'born', format: 'D.M.YYYY H:mm', becomes: 'captured', stage: 'Lead' }],
  stages: ['Lead', 'Won'],
  deal: {
    key: ['deal'],
    space: 'deals',
    name: { column: 'title' },
    amount: { column: 'money', decimal: ',' },
    currency: { column: 'cur' },
    owner: { column: 'owner' },
    account: { space: 'firm', columns: ['firm'] },
    moments: [{ column: 'closed', format: 'M/D/YYYY', becomes: 'won', stage: 'Won' }],
  },
  modified: { column: 'stamp', format: 'unix' },
  deleted: { column: 'gone', is: ['yes'] },
};

/** The same things in the columns that an export would have, and in the one way in which it writes moments and amounts. */
const exported = {
  ...mapping,
  moments: [{ ...mapping.moments[0]!, format: 'ISO' }],
  deal: { ...mapping.deal, amount: { column: 'money', decimal: '.' }, moments: [{ ...mapping.deal.moments[0]!, format: 'ISO' }] },
  modified: { column: 'stamp' },
};

interface Payload {
  key: string;
  keys?: string[];
  name?: string;
  attributes: { town?: string };
  moments?: { at: string }[];
  account?: { values: string[] };
  modifiedAt?: string;
  isDeleted?: boolean;
  deal: { key: string[]; name: string; amountMinor: number | null; currency: string; owner?: string; moments?: { at: string }[] };
}

/** Writes a row from what its record says, and from nothing else. */
function written(row: ReadRow): string[] {
  const said = JSON.parse(row.payload) as Payload;
  const { deal } = said;
  const [first, second] = said.keys ?? [said.key];
  return [
    first!,
    row.space === 'pair' ? second! : '',
    said.name ?? '',
    said.attributes.town ?? '',
    said.moments?.[0]?.at ?? '',
    deal.key[0]!,
    deal.name,
    deal.amountMinor === null ? '' : (deal.amountMinor / 10 ** minorDigits(deal.currency)).toFixed(minorDigits(deal.currency)),
    deal.currency,
    deal.moments?.[0]?.at ?? '',
    said.account?.values[0] ?? '',
    said.modifiedAt ?? '',
    said.isDeleted ? 'yes' : 'no',
    deal.owner ?? '',
  ];
}

const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('', ' ', 'Zoë 👩‍🚀', 'مرحبا', '" \\ "', 'null', '=1+1', '\u2028'));
const needed = fc.string({ unit: 'grapheme', minLength: 1 }).filter((value) => value.trim() !== '');
const day = fc.date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2090-01-01T00:00:00Z'), noInvalidDate: true });
const perhaps = <T>(made: fc.Arbitrary<T>, write: (value: T) => string) =>
  fc.option(made, { nil: null }).map((value) => (value === null ? '' : write(value)));
const cells = fc.tuple(
  needed,
  text,
  text,
  text,
  perhaps(day, (at) => `${at.getUTCDate()}.${at.getUTCMonth() + 1}.${at.getUTCFullYear()} ${at.getUTCHours()}:00`),
  needed,
  text,
  perhaps(fc.integer({ min: -999_999, max: 999_999 }), (amount) => `${amount},00`),
  fc.constantFrom('EUR', 'JPY', 'KWD', ''),
  perhaps(day, (at) => `${at.getUTCMonth() + 1}/${at.getUTCDate()}/${at.getUTCFullYear()}`),
  text,
  perhaps(day, (at) => `${Math.floor(at.getTime() / 1000)}`),
  fc.constantFrom('yes', 'no', ''),
  text,
);

test('a row that is written from its record alone is the same record', () => {
  const read = readerOf(mapping, header);
  const readAgain = readerOf(exported, header);
  fc.assert(
    fc.property(cells, (row) => {
      const first = read(row, 2);
      if (first.outcome === 'refused') throw new Error(first.message);
      expect(readAgain(written(first), 2)).toEqual(first);
    }),
    { numRuns: 500 },
  );
});

test('what a row says depends on nothing but the row: not on those before it, nor on when it is read', () => {
  fc.assert(
    fc.property(fc.array(cells, { minLength: 1, maxLength: 12 }), fc.integer(), (rows, seed) => {
      const inOrder = readerOf(mapping, header);
      const mixed = rows.map((row, at) => ({ row, at })).toSorted((one, other) => ((one.at * 7 + seed) % 5) - ((other.at * 7 + seed) % 5));
      const said = rows.map((row, at) => inOrder(row, at));
      const other = readerOf(mapping, header);
      for (const { row, at } of mixed) expect(other(row, at)).toEqual(said[at]);
    }),
  );
});
