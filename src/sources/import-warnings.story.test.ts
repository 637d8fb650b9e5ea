import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inWorkspace } from '#platform/database/database.ts';
import { findImport } from '#sources/find-imports.ts';
import { runImport } from '#sources/import/run-import.ts';
import { previewImport } from '#sources/preview-import.ts';
import { requestImport } from '#sources/request-import.ts';
import { receiveUpload } from '#sources/uploads/receive-upload.ts';
import { everyReceiver, importHouse, type ImportHouse } from '#test/import-house.ts';

let house: ImportHouse;
beforeEach(async () => void (house = await importHouse()));
afterEach(() => house.close());

const table = (source: string, more: object) => ({ entente: 1, shape: 'table', source, timeZone: 'UTC', ...more });
const products = table('Products', { product: { keys: [{ space: 'product', columns: ['product'] }], name: { column: 'product' } } });
const deals = table('Pipeline', {
  stages: ['Opened', 'Won'],
  deal: {
    key: ['deal'],
    space: 'deal',
    account: { space: 'account', columns: ['account'] },
    product: { space: 'product', columns: ['product'] },
    moments: [
      { column: 'opened', becomes: 'captured', stage: 'Opened' },
      { column: 'won', becomes: 'won', stage: 'Won' },
    ],
  },
});

async function upload(content: string): Promise<number> {
  const received = await receiveUpload(house.context, 'file.csv', Readable.from([Buffer.from(content)]));
  if (!received.ok) throw new Error(received.problem.code);
  return received.upload.id;
}

/** What the preview warns of, then what the import itself does. */
async function warnings(content: string, mapping: object) {
  const uploadId = await upload(content);
  const preview = await previewImport(house.context, [uploadId], mapping);
  if (!preview.ok) throw new Error(preview.problem.code, { cause: preview.problem });
  const asked = await requestImport(house.context, [uploadId], mapping);
  if (!asked.ok) throw new Error(asked.problem.code);
  await runImport(house.context, asked.importRunId, { receivers: everyReceiver, batchRows: 2, signal: new AbortController().signal });
  const found = await findImport(house.context, house.context.ids.encode('importRun', asked.importRunId));
  if (!found.ok) throw new Error(found.problem.code);
  expect(found.importRun.state).toBe('done');
  return { preview: preview.warnings, run: found.importRun.warnings };
}

test('references that lead nowhere are told with the name that may be meant, and deals without account are counted', async () => {
  await warnings('product\nGTX Pro\nGTX Basic\n', products);
  const rows = 'd1,Acme,GTX Basic\nd2,Acme,GTXPro\nd3,,GTXPro\nd4,,Somthing\nd5,,GTX Pro\n';
  const { preview, run } = await warnings(`deal,opened,won,account,product\n${rows.replaceAll(/^(d\d)/gm, '$1,2026-01-01,')}`, deals);
  const product = {
    code: 'leads-nowhere',
    message: '3 deals name a product that is not known: GTXPro may be GTX Pro.',
    count: 3,
    firstRow: 3,
    examples: ['GTXPro → GTX Pro', 'Somthing'],
  };
  const noAccount = { code: 'deal-without-account', message: '3 deals name no account.', count: 3, firstRow: 4 };
  expect(preview).toEqual([noAccount, product]);
  const accounts = {
    code: 'nothing-known-yet',
    message: '2 deals name an account, and no accounts are known yet: bring them, too.',
    count: 2,
    firstRow: 2,
  };
  expect(run).toEqual([noAccount, accounts, product]);
});

test('what a later row of the file brings is no lost reference', async () => {
  const accounts = table('Accounts', {
    account: {
      keys: [{ space: 'account', columns: ['name'] }],
      name: { column: 'name' },
      parent: { space: 'account', columns: ['parent'] },
    },
  });
  const { preview, run } = await warnings('name,parent\nSub,Top\nOther,Tpo\nMore,\nTop,\n', accounts);
  const expected = [expect.objectContaining({ code: 'leads-nowhere', count: 1, firstRow: 3 })];
  expect(preview).toEqual(expected);
  expect(run).toEqual(expected);
});

test('histories that cannot be', async () => {
  const people = table('Leads', {
    stages: ['Met'],
    person: { keys: [{ space: 'contact', columns: ['id'] }] },
    moments: [{ column: 'met', becomes: 'captured', stage: 'Met' }],
    modified: { column: 'changed' },
  });
  const leads = await warnings(
    'id,met,changed\n1,2026-02-01,2026-01-15\n2,2026-02-01 10:00,2026-02-01\n3,2027-01-01,2027-01-02\n4,2026-02-01,2027-05-01\n',
    people,
  );
  expect(leads.run).toEqual(leads.preview);
  expect(leads.run.map(({ code, count, firstRow }) => ({ code, count, firstRow }))).toEqual([
    { code: 'modified-before-created', count: 1, firstRow: 2 },
    { code: 'still-to-come', count: 2, firstRow: 4 },
  ]);
  const won = table('Won', {
    stages: ['Opened', 'Won'],
    person: { keys: [{ space: 'contact', columns: ['id'] }] },
    deal: { key: ['deal'], moments: (deals as unknown as { deal: { moments: object[] } }).deal.moments },
  });
  const closed = await warnings(
    'deal,id,opened,won\na,1,2026-01-20,2026-03-01\nb,2,2026-03-01,2026-02-20\nc,9,2020-01-01,2020-01-02\n',
    won,
  );
  expect(closed.run).toEqual(closed.preview);
  expect(closed.run.map(({ message }) => message)).toEqual([
    '1 deal is older than its person: that one was captured later.',
    '1 deal was won or lost before it was opened.',
  ]);
});

test('days that could be read in two orders, or are written in both', async () => {
  const people = table('Fair', {
    stages: ['Met'],
    person: { keys: [{ space: 'contact', columns: ['id'] }] },
    moments: [{ column: 'met', format: 'M/D/YYYY', becomes: 'captured', stage: 'Met' }],
  });
  const ambiguous = await warnings('id,met\n1,1/2/2026\n2,3/4/2026\n', people);
  expect(ambiguous.run).toEqual(ambiguous.preview);
  expect(ambiguous.run).toMatchObject([{ code: 'ambiguous-days', count: 2, firstRow: 2 }]);
  const mixed = await warnings('id,met\n1,1/2/2026\n2,3/14/2026\n3,14/3/2026\n', people);
  expect(mixed.run).toEqual(mixed.preview);
  expect(mixed.run).toMatchObject([
    {
      code: 'mixed-day-orders',
      message: 'met holds days in two orders: 1 can only be read day first, 1 only month first. Those between are read as M/D/YYYY.',
      firstRow: 2,
    },
  ]);
  expect((await warnings('id,met\n1,1/2/2026\n2,3/14/2026\n', people)).run).toEqual([]);
});

test('a stamp that is still to come does not stay the newest: what comes afterwards counts', async () => {
  const people = table('Leads', {
    person: { keys: [{ space: 'contact', columns: ['id'] }], name: { column: 'name' } },
    modified: { column: 'changed' },
  });
  const gone = {
    ...table('Gone', { object: 'person', kind: 'deleted', key: { space: 'contact', columns: ['id'] }, moment: { column: 'at' } }),
    shape: 'departures',
  };
  const slip = 'id,name,changed\n1,Slip,2062-01-01\n';
  await warnings(slip, people);
  await warnings('id,at\n1,2062-01-01\n', gone);
  house.clock.advance(60_000);
  await warnings(slip, people);
  expect(await rowsOf('select 1 from entente.records')).toHaveLength(1);
  house.clock.advance(60_000);
  await warnings('id,name,changed\n1,Right,2026-11-17T10:09:00Z\n', people);
  expect(await rowsOf("select 1 from entente.records where known_at > '2026-11-18'")).toEqual([]);
  expect(await rowsOf("select known_at < '2026-11-18' as known, occurred_at < '2026-11-18' as happened from entente.departures")).toEqual([
    { known: true, happened: true },
  ]);
  expect(await rowsOf('select name from entente.people')).toEqual([{ name: 'Right' }]);
});

const rowsOf = (text: string) =>
  inWorkspace(house.context.database, house.context.caller.workspaceId, async (tx) => (await tx.client.query(text)).rows);
