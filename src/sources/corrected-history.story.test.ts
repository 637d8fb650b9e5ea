import { afterEach, beforeEach, expect, test } from 'vitest';
import { inWorkspace } from '#platform/database/database.ts';
import { importFiles, importHouse, type ImportHouse } from '#test/import-house.ts';
import { putImportBack, undoImport } from '#test/undo-house.ts';

// A history of fields whose rules were wrong at first, and sources that change their mind about who was merged into whom.

let house: ImportHouse;
beforeEach(async () => void (house = await importHouse()));
afterEach(() => house.close());

async function rowsOf(text: string): Promise<Record<string, unknown>[]> {
  return inWorkspace(house.context.database, house.context.caller.workspaceId, async (tx) => (await tx.client.query(text)).rows);
}

/** @returns the id of its run. */
async function bring(mapping: object, content: string): Promise<number> {
  house.clock.advance(60_000);
  await importFiles(house.context, [{ name: 'file.csv', content }], mapping);
  return Number((await rowsOf('select max(id) as id from entente.import_runs'))[0]!['id']);
}

const history = (events: object[], field: object = { column: 'field' }) => ({
  entente: 1,
  shape: 'field-history',
  source: 'Deal history',
  timeZone: 'UTC',
  stages: [],
  object: 'deal',
  key: { space: 'deal', columns: ['id'] },
  field,
  value: 'value',
  moment: { column: 'at' },
  events,
});
const file = 'id,field,value,at\nx,stage,two,2026-01-01\nx,stage,three,2026-01-05\nx,stage,,2026-02-01\nx,owner,two,2026-02-01\n';
const wrong = [{ field: 'stage', value: 'two', becomes: 'lost', stage: 'Closed' }];
const right = [
  { field: 'stage', value: 'two', becomes: 'won', stage: 'Signed' },
  { field: 'stage', becomes: 'stage', stage: 'Talking' },
];
const meanings = async () =>
  (await rowsOf('select meaning, stage from entente.field_changes order by occurred_at, field, id')).map(({ meaning, stage }) => [
    meaning,
    stage,
  ]);
const stages = async () => (await rowsOf('select name from entente.stages order by name')).map(({ name }) => name);
const byWrong = [
  ['lost', 'Closed'],
  [null, null],
  [null, null],
  [null, null],
];
const byRight = [
  ['won', 'Signed'],
  ['stage', 'Talking'],
  [null, null],
  [null, null],
];

test('a corrected mapping of a history says anew what its changes mean; so do its undo and its redo', async () => {
  await bring(history(wrong), file);
  expect(await meanings()).toEqual(byWrong);
  const second = await bring(history(right), file);
  expect([await meanings(), await stages()]).toEqual([byRight, ['Signed', 'Talking']]);
  await undoImport(house.context, second);
  expect([await meanings(), await stages()]).toEqual([byWrong, ['Closed']]);
  await putImportBack(house.context, second);
  expect([await meanings(), await stages()]).toEqual([byRight, ['Signed', 'Talking']]);
});

test('what an undone import said of another one’s rows goes with it, also where the first is undone', async () => {
  const first = await bring(history(wrong), file);
  await bring(history(right), `${file}y,stage,two,2026-03-01\n`);
  await undoImport(house.context, first);
  expect(await meanings()).toEqual([...byRight, ['won', 'Signed']]);
});

test('a history of one field has no say in the others', async () => {
  await bring(history(right), file);
  await bring(
    history([{ field: 'owner', value: 'two', becomes: 'proposal', stage: 'Offered' }], { value: 'owner' }),
    'id,value,at\nx,two,2026-02-02\n',
  );
  expect(await meanings()).toEqual([byRight[0], byRight[1], ['proposal', 'Offered'], [null, null], ['proposal', 'Offered']]);
});

const merges = {
  entente: 1,
  shape: 'departures',
  source: 'Gone',
  timeZone: 'UTC',
  stages: [],
  object: 'person',
  kind: 'merged',
  key: { space: 'contact', columns: ['id'] },
  into: { space: 'contact', columns: ['into'] },
  moment: { column: 'at' },
};
const contacts = {
  entente: 1,
  shape: 'table',
  source: 'Contacts',
  stages: [],
  person: { keys: [{ space: 'contact', columns: ['id'] }], name: { column: 'id' } },
};
/** Who is called by whose name by now. */
const mergedInto = async () =>
  (
    await rowsOf(`select p.name, into_p.name as into from entente.subject_links l join entente.people p on p.id = l.subject_id
      join entente.people into_p on into_p.id = l.person_id order by 1`)
  ).map(({ name, into }) => `${String(name)} into ${String(into)}`);

test('of several words on a merge the newest counts, whichever came first, and an undo brings the one before back', async () => {
  await bring(contacts, 'id\na\nb\nc\n');
  await bring(merges, 'id,into,at\na,b,\n');
  expect(await mergedInto()).toEqual(['a into b']);
  const second = await bring(merges, 'id,into,at\na,c,\n');
  expect(await mergedInto()).toEqual(['a into c']);
  await undoImport(house.context, second);
  expect(await mergedInto()).toEqual(['a into b']);
  await putImportBack(house.context, second);
  expect(await mergedInto()).toEqual(['a into c']);
});

test('two merges of one moment are two words, of which that of the newer import counts; an older one that comes later does not', async () => {
  await bring(contacts, 'id\na\nb\nc\n');
  await bring(merges, 'id,into,at\na,b,2026-01-05\n');
  await bring(merges, 'id,into,at\na,c,2026-01-05\n');
  expect(await mergedInto()).toEqual(['a into c']);
  await bring(merges, 'id,into,at\na,b,2026-01-01\n');
  expect(await mergedInto()).toEqual(['a into c']);
  expect((await rowsOf('select count(*) as count from entente.departures'))[0]).toEqual({ count: 3 });
});
