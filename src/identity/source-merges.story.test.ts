import { afterEach, beforeEach, expect, test } from 'vitest';
import { inWorkspace } from '#platform/database/database.ts';
import { createJourneys } from '#journeys/public.ts';
import { importFiles, importHouse, type ImportHouse } from '#test/import-house.ts';
import { putImportBack, undoImport } from '#test/undo-house.ts';
import { createSlices } from '../slices.ts';
import { findPeople } from './find-people.ts';
import { findPerson } from './find-person.ts';

// HubSpot knows Ingrid twice, and says so: contact 12 was merged into contact 17, and 17 later into 20.

const contacts = {
  entente: 1,
  source: 'HubSpot',
  shape: 'table',
  person: {
    keys: [{ space: 'contact', columns: ['id'] }],
    name: { column: 'name' },
    email: { column: 'mail' },
    phone: { column: 'phone' },
    attributes: { origin: { column: 'origin' } },
  },
  stages: ['Lead captured'],
  moments: [{ column: 'met', format: 'ISO', becomes: 'captured', stage: 'Lead captured' }],
};
const contact = (column: string) => ({ space: 'contact', columns: [column] });
const merges = {
  entente: 1,
  source: 'HubSpot',
  shape: 'departures',
  object: 'person',
  kind: 'merged',
  key: contact('merged_id'),
  into: contact('into_id'),
  moment: { column: 'at', format: 'ISO' },
};
const deletions = { ...merges, source: 'Salesforce', kind: 'deleted', into: undefined };
const people = `id,name,mail,phone,origin,met
12,Ingrid H.,ingrid@old.example,+47 555 00 142,fair,2026-02-03T10:00:00Z
17,Ingrid Halvorsen,ingrid@fjordvann.example,,,2026-03-03T10:00:00Z
18,Nils Aamodt,nils@fjordvann.example,,web,2026-03-04T10:00:00Z
`;
const mergedOn = 'merged_id,into_id,at\n12,17,2026-04-01T10:00:00Z\n';

let house: ImportHouse;
beforeEach(async () => void (house = await importHouse()));
afterEach(() => house.close());

const bring = async (name: string, content: string, mapping: object) =>
  expect((await importFiles(house.context, [{ name, content }], JSON.parse(JSON.stringify(mapping)))).state).toBe('done');
const facts = createSlices().flatMap((slice) => slice.facts ?? []);

async function listed(): Promise<{ id: string; name: string }[]> {
  const found = await findPeople(house.context, {});
  if (!found.ok) throw new Error(found.problem.message);
  return found.answer.people;
}
const named = async (name: string) => (await listed()).find((person) => person.name === name)!.id;
async function shown(id: string) {
  const found = await findPerson(house.context, id, facts);
  if (!found.ok) throw new Error(found.problem.message);
  return found.answer;
}
/** The persons of all subjects, by the names that their own records have. */
async function persons(): Promise<string> {
  return inWorkspace(house.context.database, house.context.caller.workspaceId, async (tx) => {
    const { rows } = await tx.client.query<{ name: string; person: string }>(
      `select f.name, p.name as person from entente.person_facts f
       join entente.person_facts p on p.workspace_id = f.workspace_id and p.subject_id = f.person_id order by 1, 2`,
    );
    return rows.map(({ name, person }) => `${name} is ${person}`).join('; ');
  });
}

test('two records that the source merged are one person, with the values of both and the merge in the timeline', async () => {
  await bring('contacts.csv', people, contacts);
  const before = await named('Ingrid H.');
  await bring('merges.csv', mergedOn, merges);
  expect((await listed()).map((person) => person.name)).toEqual(['Ingrid Halvorsen', 'Nils Aamodt']);

  const ingrid = await shown(await named('Ingrid Halvorsen'));
  expect(ingrid.person).toMatchObject({ name: 'Ingrid Halvorsen', email: 'ingrid@fjordvann.example' });
  expect(ingrid.fields.find((field) => field.name === 'Phone')!.value).toBe('+47 555 00 142');
  expect(ingrid.timeline.map((moment) => [moment.kind, moment.label, moment.occurredAt.slice(0, 10)])).toEqual([
    ['merged', 'HubSpot', '2026-04-01'],
    ['captured', 'Lead captured', '2026-03-03'],
    ['captured', 'Lead captured', '2026-02-03'],
  ]);
  // The address of the merged one leads to the person it is now.
  expect((await shown(before)).person.id).toBe(ingrid.person.id);
});

test('journeys count them once, with everything that happened to both', async () => {
  await bring('contacts.csv', people, contacts);
  await bring('merges.csv', mergedOn, merges);
  const journeys = await createJourneys({ facts }).openJourneys(house.context);
  expect(journeys.people.count).toBe(2);
  expect([...journeys.people.capturedAt].map((at) => new Date(at).toISOString().slice(0, 10)).toSorted()).toEqual([
    '2026-02-03',
    '2026-03-04',
  ]);
  expect(
    [...journeys.people.attributes.get('origin')!.codes].map((code) => journeys.people.attributes.get('origin')!.values[code]).toSorted(),
  ).toEqual(['fair', 'web']);
});

test('whatever comes first, the merge or the people, and in however many files, it ends the same', async () => {
  const chain = `${mergedOn}17,20,2026-05-01T10:00:00Z\n`;
  const last = 'id,name,mail,phone,origin,met\n20,Ingrid Halvorsen-Lie,,,,2026-05-01T10:00:00Z\n';
  await bring('contacts.csv', people, contacts);
  await bring('merges.csv', chain, merges);
  await bring('more.csv', last, contacts);
  const inThisOrder = await persons();
  expect(inThisOrder).toContain('Ingrid H. is Ingrid Halvorsen-Lie; Ingrid Halvorsen is Ingrid Halvorsen-Lie');
  await house.close();
  house = await importHouse();
  await bring('merges.csv', 'merged_id,into_id,at\n17,20,2026-05-01T10:00:00Z\n', merges);
  await bring('more.csv', last, contacts);
  await bring('contacts.csv', people, contacts);
  await bring('merges.csv', mergedOn, merges);
  expect(await persons()).toBe(inThisOrder);
});

test('a merge goes with its import, whole and apart, and comes back with it', async () => {
  await bring('contacts.csv', people, contacts);
  const apart = await persons();
  const ofNils = (await listed()).find((person) => person.name === 'Nils Aamodt');
  await bring('merges.csv', mergedOn, merges);
  const merged = await persons();
  await undoImport(house.context, 2);
  expect(await persons()).toBe(apart);
  expect((await shown(await named('Ingrid H.'))).person.email).toBe('ingrid@old.example');
  expect((await shown(await named('Ingrid Halvorsen'))).fields.map((field) => field.name)).not.toContain('Phone');
  expect((await listed()).find((person) => person.name === 'Nils Aamodt')).toEqual(ofNils);
  await putImportBack(house.context, 2);
  expect(await persons()).toBe(merged);
});

test('whoever came by an import that is undone is in no merge any more', async () => {
  await bring('contacts.csv', people.split('\n').slice(0, 2).join('\n'), contacts);
  await bring('more.csv', people, contacts);
  await bring('merges.csv', mergedOn, merges);
  await undoImport(house.context, 2);
  expect(await persons()).toBe('Ingrid H. is Ingrid H.');
});

test('a circle of merges merges nobody', async () => {
  await bring('contacts.csv', people, contacts);
  await bring('merges.csv', `${mergedOn}17,18,2026-05-01T10:00:00Z\n18,12,2026-06-01T10:00:00Z\n`, merges);
  expect(await persons()).toBe('Ingrid H. is Ingrid H.; Ingrid Halvorsen is Ingrid Halvorsen; Nils Aamodt is Nils Aamodt');
});

test('what the source kept goes before what it merged into it, also when that comes later; gaps are filled', async () => {
  await bring('contacts.csv', people, contacts);
  await bring('merges.csv', mergedOn, merges);
  house.clock.advance(86_400_000);
  await bring(
    'contacts.csv',
    'id,name,mail,phone,origin,met\n12,Ingrid H.,ingrid@new.example,+47 555 00 143,,2026-02-03T10:00:00Z\n',
    contacts,
  );
  const ingrid = await shown(await named('Ingrid Halvorsen'));
  expect(ingrid.person.email).toBe('ingrid@fjordvann.example');
  expect(ingrid.fields.find((field) => field.name === 'Phone')!.value).toBe('+47 555 00 143');
});

test('a deletion in a source stands in the timeline; the person stays', async () => {
  await bring('contacts.csv', people, contacts);
  await bring('deletions.csv', 'merged_id,at\n18,2026-05-05T10:00:00Z\n', deletions);
  expect((await shown(await named('Nils Aamodt'))).timeline[0]).toMatchObject({ kind: 'deleted', label: 'Salesforce' });
});
