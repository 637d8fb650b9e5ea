import { afterEach, beforeEach, expect, test } from 'vitest';
import { createJourneys } from '#journeys/public.ts';
import { importFiles, importHouse, type ImportHouse } from '#test/import-house.ts';
import { undoImport } from '#test/undo-house.ts';
import { createSlices } from '../slices.ts';
import { findPeople } from './find-people.ts';
import { findPerson } from './find-person.ts';

let house: ImportHouse;
beforeEach(async () => void (house = await importHouse()));
afterEach(() => house.close());

const facts = createSlices().flatMap((slice) => slice.facts ?? []);
const keys = [{ space: 'contact', columns: ['id'] }];
const table = (more: object) => ({ entente: 1, shape: 'table', source: 'CRM', timeZone: 'UTC', stages: [], ...more });

async function bring(content: string, mapping: object): Promise<void> {
  house.clock.advance(60_000);
  expect(await importFiles(house.context, [{ name: 'file.csv', content }], JSON.parse(JSON.stringify(mapping)))).toMatchObject({
    state: 'done',
    refused: 0,
  });
}

async function timeline(): Promise<{ kind: string; touchKind: string | null; label: string | null; occurredAt: string }[]> {
  const listed = await findPeople(house.context, {});
  if (!listed.ok) throw new Error(listed.problem.message);
  const found = await findPerson(house.context, listed.answer.people[0]!.id, facts);
  if (!found.ok) throw new Error(found.problem.message);
  return found.answer.timeline;
}
const told = async () => (await timeline()).map(({ kind, touchKind, label }) => [kind, touchKind, label]);

const contacts = table({
  stages: ['Met'],
  person: { keys, name: { column: 'name' } },
  moments: [{ column: 'met', becomes: 'captured', stage: 'Met' }],
});
const ann = 'id,name,met\n1,Ann,2026-01-05T10:00:00Z\n';

test('a touch is a touch in the timeline and in journeys, whatever word its source has for it', async () => {
  await bring(ann, contacts);
  const touch = { kind: { column: 'what' }, label: { column: 'label' }, moment: { column: 'at' } };
  await bring(
    'id,what,label,at\n1,call,First talk,2026-01-06T10:00:00Z\n1,won,,2026-01-07T10:00:00Z\n1,form,Price list,2026-01-05T10:00:00Z\n',
    { ...table({ person: { keys }, touch }), source: 'Mailer' },
  );
  expect(await told()).toEqual([
    ['touch', 'won', 'won'],
    ['touch', 'call', 'First talk'],
    ['captured', null, 'Met'],
    // At the moment at which another source had her captured: two things happened.
    ['touch', 'form', 'Price list'],
  ]);
  const journeys = await createJourneys({ facts }).openJourneys(house.context);
  expect([(await journeys.touches()).kinds.length, journeys.moments.kinds.length]).toEqual([3, 1]);
});

test('an event whose log says what kind it was is told once: as what it meant', async () => {
  const log = {
    entente: 1,
    source: 'Log',
    shape: 'event-log',
    timeZone: 'UTC',
    person: { keys },
    log: { case: 'id', activity: 'activity', moment: 'at', kind: 'kind' },
    stages: ['Met'],
    events: [{ activity: 'Form sent', becomes: 'captured', stage: 'Met' }],
  };
  await bring(ann.replace('2026-01-05T10:00:00Z', ''), contacts);
  await bring('id,activity,kind,at\n1,Form sent,form,2026-01-05T10:00:00Z\n1,Phoned,call,2026-01-06T10:00:00Z\n', log);
  expect(await told()).toEqual([
    ['touch', 'call', 'Phoned'],
    ['captured', null, 'Met'],
  ]);
});

const withFlag = table({
  person: { keys, name: { column: 'name' } },
  deleted: { column: 'gone', is: ['yes'] },
  modified: { column: 'modified' },
});
const row = (gone: 'yes' | 'no', modified: string) => `id,name,gone,modified\n1,Ann,${gone},${modified}T10:00:00Z\n`;
const deletions = async () => (await timeline()).filter(({ kind }) => kind === 'deleted').map(({ occurredAt }) => occurredAt.slice(0, 10));

test('who is deleted, restored and deleted again was deleted the last time, and nobody who came back is deleted', async () => {
  await bring(row('yes', '2026-02-01'), withFlag);
  expect(await deletions()).toEqual(['2026-02-01']);
  await bring(row('no', '2026-02-03'), withFlag);
  expect(await deletions()).toEqual([]);
  await bring(row('yes', '2026-02-05'), withFlag);
  expect(await deletions()).toEqual(['2026-02-05']);
  // A row of earlier that comes late says nothing of today.
  await bring(row('no', '2026-02-04'), withFlag);
  expect(await deletions()).toEqual(['2026-02-05']);
  await undoImport(house.context, 3);
  expect(await deletions()).toEqual([]);
  await undoImport(house.context, 4);
  await undoImport(house.context, 2);
  expect(await deletions()).toEqual(['2026-02-01']);
});

test('a row without a stamp takes back what a row of the same record said, and no word of a list of deletions', async () => {
  const plain = { ...withFlag, modified: undefined };
  await bring('id,name,gone\n1,Ann,yes\n', plain);
  expect(await deletions()).toHaveLength(1);
  await bring('id,name,gone\n1,Ann,no\n', plain);
  expect(await deletions()).toEqual([]);
  await bring('id,name,gone\n1,Ann,yes\n', plain);
  expect(await deletions()).toHaveLength(1);
  await undoImport(house.context, 3);
  await undoImport(house.context, 1);
  const list = {
    ...table({ object: 'person', kind: 'deleted', key: keys[0], moment: { column: 'at' } }),
    shape: 'departures',
    stages: undefined,
  };
  await bring('id,at\n1,2026-03-01\n1,2026-03-03\n', list);
  expect(await deletions()).toEqual(['2026-03-03']);
  await bring('id,name,gone\n1,Anna,no\n', plain);
  expect(await deletions()).toEqual(['2026-03-03']);
});
