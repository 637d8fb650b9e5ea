import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ListPage } from '#kernel/lists/answers.ts';
import { askCount, askPage } from '#platform/lists/ask-list.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { filtersOn, passes, type Known, type RandomField } from '#test/filters-on-random-rows.ts';
import { importFiles, importHouse, type ImportHouse } from '#test/import-house.ts';
import { followPeople } from './follow-people.ts';
import { peopleList } from './people-list.ts';

// Random filters on random people, against a reading of the same rows in plain TypeScript.

const zone = 'Europe/Amsterdam';
const names = ['Ingrid Halvorsen', 'Łucja Zając', 'ingrid b', 'Émile Roux', 'Bo', ''];
const companies = ['Fjordvann', 'fjord AS', 'Übermut', ''];
const origins = ['fair', 'Web Form', 'web', ''];
const days = ['2026-03-28', '2026-03-29', '2026-03-30', '2026-10-25'];

interface Row {
  id: string;
  name: string;
  mail: string;
  company: string;
  origin: string;
  met: string;
}

const rows: Row[] = Array.from({ length: 160 }, (_, at) => ({
  id: `k${at}`,
  name: names[at % 6]!,
  mail: at % 5 === 0 ? '' : `p${at % 40}@c${at % 7}.example`,
  company: companies[(at * 3) % 4]!,
  origin: origins[(at >> 2) % 4]!,
  met: at % 4 === 0 ? '' : `${days[at % 3 ? at % 4 : 1]!}T${String(at % 24).padStart(2, '0')}:30:00Z`,
}));

const fields: RandomField[] = [
  { name: 'name', kind: 'text', asked: ['ingrid', 'Ingrid Halvorsen', 'BO', 'é', 'k1', 'łucja'] },
  { name: 'email', kind: 'text', asked: ['p1', 'P3@c3.example', 'example', 'z'] },
  { name: 'company', kind: 'text', asked: ['fjord', 'Fjordvann', 'u', 'an'] },
  { name: 'attributes.origin', kind: 'text', asked: ['fair', 'WEB', 'form', 'nowhere'] },
  { name: 'captured', kind: 'moment', asked: [...days, '2026-03-27'] },
  { name: 'stage', kind: 'choice', asked: ['Lead captured'] },
  { name: 'wonDeals', kind: 'number', asked: [0, 1, 2] },
  { name: 'hasWonDeal', kind: 'flag', asked: [true, false] },
];

let house: ImportHouse;
let keyOf: Map<string, string>;
beforeAll(async () => {
  house = await importHouse();
  const mapping = {
    entente: 1,
    source: 'Contacts',
    shape: 'table',
    stages: ['Lead captured', 'Met'],
    person: {
      keys: [{ space: 'contact', columns: ['id'] }],
      name: { column: 'name' },
      email: { column: 'mail' },
      company: { column: 'company' },
      attributes: { origin: { column: 'origin' } },
    },
    moments: [{ column: 'met', becomes: 'captured', stage: 'Lead captured' }],
  };
  const content = ['id,name,mail,company,origin,met', ...rows.map((row) => Object.values(row).join(','))].join('\n');
  await importFiles(house.context, [{ name: 'contacts.csv', content }], mapping);
  const event = {
    id: 1,
    workspaceId: house.context.caller.workspaceId,
    name: 'import.finished',
    subject: { importRunId: 1 },
    occurredAt: new Date(),
  };
  await followPeople.listeners[0]!.run(house.context, event, new AbortController().signal);
  keyOf = await inWorkspace(house.context.database, house.context.caller.workspaceId, async (tx) => {
    const { rows: known } = await tx.client.query<{ id: number; key: string }>(
      "select subject_id as id, payload ->> 'key' as key from entente.records",
    );
    return new Map(known.map(({ id, key }) => [house.context.ids.encode('person', id), key]));
  });
});
afterAll(() => house.close());

const valueOf = (row: Row, field: string): Known => {
  const known: Record<string, Known> = {
    name: row.name || null,
    email: row.mail || null,
    company: row.company || null,
    'attributes.origin': row.origin || null,
    captured: row.met ? Date.parse(row.met) : null,
    stage: row.met ? 'Lead captured' : null,
    wonDeals: 0,
    hasWonDeal: false,
  };
  return known[field] ?? null;
};
const kindOf = new Map(fields.map(({ name, kind }) => [name, kind]));

/** Every page, of three rows each where there are few. */
async function found(filter: object, sort: string): Promise<string[]> {
  const keys: string[] = [];
  for (let after: string | undefined; ;) {
    const outcome = await askPage(house.context, peopleList, { filter: JSON.stringify(filter), sort, after, limit: 60 });
    if (!outcome.ok) throw new Error(outcome.problem.message);
    const page: ListPage = outcome.answer;
    keys.push(...page.rows.map(({ id }) => keyOf.get(id)!));
    if (page.next === null) return keys;
    after = page.next;
  }
}

test('every filter finds who passes it, each once, in every order and on as many pages as there are; and counts them', async () => {
  const sorts = fc.constantFrom('name', '-name', 'captured', '-captured', 'company', '-known');
  await fc.assert(
    fc.asyncProperty(filtersOn(fields), sorts, async (filter, sort) => {
      const expected = rows.filter((row) => passes(filter, (field) => ({ kind: kindOf.get(field)!, value: valueOf(row, field) }), zone));
      const keys = await found(filter, sort);
      expect(keys.toSorted()).toEqual(expected.map((row) => row.id).toSorted());
      const counted = await askCount(house.context, peopleList, { filter: JSON.stringify(filter) });
      expect(counted).toEqual({ ok: true, answer: { count: expected.length, isMore: false } });
    }),
    { numRuns: 150 },
  );
});

test('the order of names begins with names, goes on with mail addresses and ends with those of whom only a key is known', async () => {
  const keys = await found({ combinator: 'and', rules: [] }, 'name');
  const rank = keys.map((key) => {
    const row = rows.find((one) => one.id === key)!;
    return row.name ? 0 : row.mail ? 1 : 2;
  });
  expect(rank).toEqual(rank.toSorted((one, other) => one - other));
  expect(new Set(rank)).toEqual(new Set([0, 1, 2]));
});
