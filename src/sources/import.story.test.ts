import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inWorkspace } from '#platform/database/database.ts';
import { importFiles, importHouse, type ImportHouse } from '#test/import-house.ts';
import { ledgerOf } from '#test/import-ledger.ts';

const contacts = {
  entente: 1,
  source: 'Contacts',
  shape: 'table',
  person: {
    keys: [{ space: 'contact', columns: ['id'] }],
    name: { column: 'name' },
    email: { column: 'mail' },
    attributes: { origin: { column: 'origin', unanswered: ['Select'] } },
  },
  stages: ['Lead captured'],
  moments: [{ column: 'met', format: 'D.M.YYYY', becomes: 'captured', stage: 'Lead captured' }],
};
const header = 'id,name,mail,origin,met\n';
const file = (rows: string) => [{ name: 'contacts.csv', content: header + rows }];

let house: ImportHouse;
beforeAll(async () => void (house = await importHouse()));
afterAll(() => house.close());

async function people(): Promise<unknown[]> {
  return inWorkspace(house.context.database, house.context.caller.workspaceId, async (tx) => {
    const { rows } = await tx.client.query(
      "select name, email, attributes from entente.people where attributes ->> 'origin' is distinct from 'log' order by name",
    );
    return rows;
  });
}

describe('a table of contacts, week after week', () => {
  test('the first week brings new people, and refuses rows that cannot be read with the reason', async () => {
    const rows =
      '1,Ingrid Halvorsen,ingrid@fjordvann.example,fair,14.5.2026\n2,"Vogel, Renate",,Select,31.2.2026\n3,Piotr\n,Nobody,,,\n4,Łucja Zając,,web,\n\n';
    const outcome = await importFiles(house.context, file(rows), contacts);
    expect(outcome).toMatchObject({ state: 'done', read: 5, created: 2, changed: 0, unchanged: 0, refused: 3 });
    const refusals = await inWorkspace(house.context.database, house.context.caller.workspaceId, async (tx) => {
      const found = await tx.client.query('select row_number as row, message from entente.import_refusals order by row_number');
      return found.rows;
    });
    expect(refusals).toEqual([
      { row: 3, message: 'Not a day: 31.2.2026 in met. Accepted: D.M.YYYY.' },
      { row: 4, message: '2 cells where the header has 5.' },
      { row: 5, message: 'Nothing to know the person by: no id.' },
    ]);
  });

  test('the same file again changes nothing', async () => {
    const rows = '1,Ingrid Halvorsen,ingrid@fjordvann.example,fair,14.5.2026\n4,Łucja Zając,,web,\n';
    const before = await ledgerOf(house.context);
    house.clock.advance(86_400_000);
    expect(await importFiles(house.context, file(rows), contacts)).toMatchObject({ created: 0, changed: 0, unchanged: 2, refused: 0 });
    expect(await ledgerOf(house.context)).toEqual(before);
  });

  test('the second week changes what it says and leaves what it does not say', async () => {
    const outcome = await importFiles(
      house.context,
      file('1,Ingrid Halvorsen,,web,15.5.2026\n4,Łucja Zając,l.zajac@mleczna.example,,\n'),
      contacts,
    );
    expect(outcome).toMatchObject({ created: 0, changed: 2, unchanged: 0 });
    expect(await people()).toEqual([
      { name: 'Ingrid Halvorsen', email: 'ingrid@fjordvann.example', attributes: { origin: 'web' } },
      { name: 'Łucja Zając', email: 'l.zajac@mleczna.example', attributes: { origin: 'web' } },
    ]);
  });

  test('a row that goes back to what it said before counts again', async () => {
    const outcome = await importFiles(house.context, file('1,Ingrid Halvorsen,ingrid@fjordvann.example,fair,14.5.2026\n'), contacts);
    expect(outcome).toMatchObject({ changed: 1, unchanged: 0 });
    expect((await people())[0]).toMatchObject({ attributes: { origin: 'fair' } });
  });

  test('a file with two rows for one person keeps the last, in batches of any size, and is the same file the next time', async () => {
    const rows = '7,Nils A,,fair,\n8,Guro L,,web,\n7,Nils B,,web,\n8,Guro M,,web,\n7,Nils A,,web,\n';
    for (const batchRows of [1, 2, 1000]) {
      const again = await importFiles(house.context, file(rows), contacts, batchRows);
      if (batchRows === 1) expect(again).toMatchObject({ created: 2, changed: 3 });
      else expect(again).toMatchObject({ created: 0, changed: 0, unchanged: 5 });
    }
    expect((await people()).filter((one) => /Nils|Guro/.test(JSON.stringify(one)))).toEqual([
      { name: 'Guro M', email: '', attributes: { origin: 'web' } },
      { name: 'Nils A', email: '', attributes: { origin: 'web' } },
    ]);
  });
});

describe('files that cannot be read leave nothing behind', () => {
  const good = `${header}${Array.from({ length: 3000 }, (_, at) => `x${at},Somebody,,web,`).join('\n')}\n`;
  const cases: [string, string, Buffer | string, string][] = [
    [
      'bytes far down that are no UTF-8',
      'not-utf-8',
      Buffer.concat([Buffer.from(good.repeat(6)), Buffer.from([0x79, 0xff, 0x2c])]),
      'contacts.csv, line 18007',
    ],
    ['a quote that never closes', 'open-quote', `${good}y,"Somebody,,web,\n`, 'contacts.csv, line 3002'],
    ['gzip data cut in the middle', 'damaged-gzip', gzipSync(good).subarray(0, 900), 'contacts.csv'],
    ['a zero byte', 'not-csv', `${good}y,\0,,web,\n`, 'contacts.csv, line 3002'],
  ];
  test.each(cases)('%s', async (_what, code, content, where) => {
    const before = await ledgerOf(house.context);
    const outcome = await importFiles(house.context, [{ name: 'contacts.csv', content }], contacts, 100).catch(
      (error: Error) => error.cause,
    );
    const problem = (outcome as { problem?: unknown }).problem ?? outcome;
    expect(problem).toMatchObject({ code, where });
    expect(await ledgerOf(house.context)).toEqual(before);
  });

  const atOnce: [string, string, string][] = [
    ['another header', 'missing-column', 'number,name\n1,Ingrid\n'],
    ['no header', 'no-header', '1,2,3,4,5\n6,7,8,9,10\n'],
  ];
  test.each(atOnce)('%s is refused before anything begins', async (_what, code, content) => {
    await expect(importFiles(house.context, [{ name: 'contacts.csv', content }], contacts)).rejects.toThrow(code);
  });

  test('an empty file is refused when it is uploaded', async () => {
    await expect(importFiles(house.context, [{ name: 'contacts.csv', content: '' }], contacts)).rejects.toThrow('empty-file');
  });

  test('a gzipped file with a byte order mark and semicolons reads like a plain one', async () => {
    const content = gzipSync(Buffer.from(`\uFEFF"id";name;mail;origin;met\r\n90;"Said ""Sa""";;web;\r\n`));
    expect(await importFiles(house.context, [{ name: 'contacts.csv.gz', content }], contacts)).toMatchObject({ state: 'done', created: 1 });
    expect(JSON.stringify(await people())).toContain('Said \\"Sa\\"');
  });
});

test('a cell of a hundred thousand characters is kept like any other', async () => {
  const [long, noise] = ['n'.repeat(100_000), Array.from({ length: 20_000 }, (_, at) => at.toString(36)).join('')];
  expect(await importFiles(house.context, file(`80,${long},${noise},${noise},\n`), contacts)).toMatchObject({ state: 'done', created: 1 });
});

test('two files of one import are read one after the other', async () => {
  const files = [
    { name: 'a.csv', content: `${header}60,First,,web,\n` },
    { name: 'b.csv', content: `${header}60,Second,,web,\n61,Third,,web,\n` },
  ];
  expect(await importFiles(house.context, files, contacts)).toMatchObject({ read: 3, created: 2, changed: 1 });
  expect(JSON.stringify(await people())).toContain('Second');
});

test('stages keep their order, and a stage cannot mean two things', async () => {
  const mapping = {
    ...contacts,
    source: 'Deals',
    stages: ['Lead captured', 'Met', 'Signed'],
    moments: [
      ...contacts.moments,
      { column: 'origin', becomes: 'stage', stage: 'Met' },
      { column: 'mail', becomes: 'won', stage: 'Signed' },
    ],
  };
  await importFiles(house.context, file('70,a,,,\n'), mapping);
  const between = {
    ...mapping,
    source: 'Offers',
    stages: ['Met', 'Offered'],
    moments: [{ column: 'met', format: 'ISO', becomes: 'proposal', stage: 'Offered' }],
  };
  await importFiles(house.context, file('70,a,,,\n'), between);
  const stages = await inWorkspace(house.context.database, house.context.caller.workspaceId, async (tx) => {
    const { rows } = await tx.client.query('select name from entente.stages order by position');
    return rows.map((row) => row.name);
  });
  expect(stages).toEqual(['Lead captured', 'Met', 'Offered', 'Signed']);
  const other = { ...contacts, moments: [{ column: 'met', becomes: 'won', stage: 'Met' }] };
  await expect(importFiles(house.context, file('70,a,,,\n'), other)).rejects.toThrow('stage-means-two');
});
