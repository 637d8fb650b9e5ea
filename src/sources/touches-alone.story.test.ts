import { afterEach, beforeEach, expect, test } from 'vitest';
import { inWorkspace } from '#platform/database/database.ts';
import { countEverything } from '#sources/inventory/count-data.ts';
import { checkMapping } from '#sources/mapping/check-mapping.ts';
import { importFiles, importHouse, type ImportHouse } from '#test/import-house.ts';

// Rows that say of a person no more than that a touch is theirs, beside rows that say more.

let house: ImportHouse;
beforeEach(async () => void (house = await importHouse()));
afterEach(() => house.close());

const person = { keys: [{ space: 'contact', columns: ['id'] }] };
const named = { ...person, name: { column: 'name' } };
const table = { entente: 1, source: 'CRM', shape: 'table', timeZone: 'UTC', stages: [] };
const log = { ...table, shape: 'event-log', log: { case: 'id', activity: 'what', moment: 'at' }, person, events: [] };

async function bring(content: string, mapping: object) {
  house.clock.advance(60_000);
  return importFiles(house.context, [{ name: 'file.csv', content }], mapping, 2);
}

async function ask(question: string): Promise<unknown[]> {
  const { rows } = await inWorkspace(house.context.database, house.context.caller.workspaceId, (tx) =>
    tx.client.query({ text: question, rowMode: 'array' }),
  );
  return rows;
}

test('a call after somebody came back does not make them deleted again', async () => {
  const contacts = { ...table, person: named, deleted: { column: 'gone', is: ['yes'] } };
  await bring('id,name,gone\n7,Ingrid,\n', contacts);
  await bring('id,name,gone\n7,Ingrid,yes\n', contacts);
  expect(await ask('select object from entente.departure_facts')).toEqual([['person']]);
  await bring('id,name,gone\n7,Ingrid,\n', contacts);
  expect(await ask('select object from entente.departure_facts')).toEqual([]);
  await bring('id,what,at\n7,called,2026-02-01\n', log);
  expect(await ask('select object from entente.departure_facts')).toEqual([]);
});

test('a log of people whom another source knows leaves their names as they are, and one record for each', async () => {
  await bring('id,name\n1,Ingrid\n2,Said\n', { ...table, source: 'Fair', person: named });
  const told = 'id,what,at\n1,called,2026-02-01\n2,called,2026-02-02\n1,written,2026-02-03\n3,called,2026-02-04\n1,called,2026-02-05\n';
  expect(await bring(told, log)).toMatchObject({ created: 5, unchanged: 0 });
  expect(await bring(told, { ...log, source: 'CRM, once more' })).toMatchObject({ created: 0, unchanged: 5 });
  expect(await bring(told.slice(0, -1), { ...log, log: { ...log.log, actor: 'what' } })).toMatchObject({ created: 5 });
  expect(await ask('select name from entente.people order by 1')).toEqual([['3'], ['Ingrid'], ['Said']]);
  const perSource = `select s.name, count(*)::int from entente.records r join entente.sources s on s.id = r.source_id group by 1 order by 1`;
  expect(await ask(perSource)).toEqual([
    ['CRM', 3],
    ['CRM, once more', 3],
    ['Fair', 2],
  ]);
  expect(await ask("select count(*)::int from entente.confirmations where evidence = 'records'")).toEqual([[3]]);
});

test('an export says whom its touches are of, row by row, and says no more in such a file', async () => {
  const people = { ...table, person, onlyTouches: true };
  expect(await bring('id\n1\n2\n2\n', people)).toMatchObject({ created: 2, unchanged: 1 });
  expect(await bring('id\n1\n2\n', people)).toMatchObject({ created: 0, unchanged: 2 });
  expect(checkMapping({ ...people, person: named })).toMatchObject({
    ok: false,
    problem: { code: 'more-than-touches', where: 'onlyTouches' },
  });
  expect(checkMapping({ ...people, person: undefined, deal: { key: ['id'] } })).toMatchObject({ ok: false });
});

test('of two columns of a row that say the same of a person the last counts, now and when all is derived again', async () => {
  const mapping = {
    ...table,
    stages: ['Met'],
    person: named,
    moments: ['created', 'seen'].map((column) => ({ column, becomes: 'captured', stage: 'Met' })),
  };
  const met = 'select occurred_at::date::text from entente.stage_changes';
  await bring('id,name,created,seen\n1,Ingrid,2026-02-01,2026-01-01\n', mapping);
  expect(await ask(met)).toEqual([['2026-01-01']]);
  await bring('id,name,created,seen\n1,Ingrid H.,2026-02-01,2026-01-01\n', mapping);
  expect(await ask(met)).toEqual([['2026-01-01']]);
});

test('a case that went on speaks over what a deal of the same source said in between', async () => {
  const size = { attributes: { size: { column: 'size' } } };
  await bring('deal,id,size,at\nx,1,one,2026-02-01\n', {
    ...table,
    person: { ...person, ...size },
    deal: { key: ['deal'] },
    modified: { column: 'at' },
  });
  await importFiles(
    house.context,
    [{ name: 'log.csv', content: 'id,what,at,size\n1,called,2026-01-05,two\n1,called,2026-03-10,two\n' }],
    { ...log, person: { ...person, ...size } },
    1,
  );
  expect(await ask('select attributes from entente.people')).toEqual([[{ size: 'two' }]]);
});

test('somebody whom contacts and calls of one source tell of is counted once', async () => {
  await bring('id,name\n1,Ingrid\n2,Said\n', { ...table, person: named });
  await bring('id,what,at\n1,called,2026-02-01\n3,called,2026-02-02\n', log);
  await countEverything(house.context, house.context.caller.workspaceId);
  expect(await ask("select sum(things)::int from entente.import_run_counts where kind = 'person'")).toEqual([[3]]);
});
