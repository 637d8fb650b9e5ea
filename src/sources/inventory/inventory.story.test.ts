import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inWorkspace } from '#platform/database/database.ts';
import { testApp, type TestApp } from '#test/app.ts';
import type { Browser } from '#test/browser.ts';
import { uploadAs } from '#test/upload.ts';
import { setUpNorthlake, type WorkspaceServer } from '#test/workspace-server.ts';

const deals = {
  entente: 1,
  source: 'CRM',
  shape: 'table',
  stages: ['Open', 'Won', 'Lost'],
  person: { keys: [{ space: 'crm', columns: ['Person'] }], firstName: { column: 'Name' } },
  deal: {
    key: ['Deal'],
    amount: { column: 'Amount' },
    currency: { column: 'Currency' },
    moments: [
      { column: 'Opened', becomes: 'captured', stage: 'Open' },
      { column: 'Closed', becomes: 'won', stage: 'Won', when: { column: 'State', is: ['Won'] } },
      { column: 'Closed', becomes: 'lost', stage: 'Lost', when: { column: 'State', is: ['Lost'] } },
    ],
  },
};
const dealRows = `Person,Name,Deal,Amount,Currency,Opened,Closed,State
1,Ingrid,d1,100.50,EUR,2026-01-01,2026-02-01,Won
1,Ingrid,d2,10,USD,2026-01-01,2026-03-01,Won
2,Said,d3,,EUR,2026-01-01,2026-03-01,Won
2,Said,d4,7,EUR,2026-01-01,2026-03-01,Lost
3,Zoe,d5,40,EUR,2026-01-01,,Open
4,Mei,d6,4x,EUR,2026-01-01,,Open
`;
const log = {
  entente: 1,
  source: 'Mail tool',
  shape: 'event-log',
  stages: [],
  log: { case: 'Person', activity: 'What', moment: 'When' },
  person: { keys: [{ space: 'crm', columns: ['Person'] }] },
  events: [],
};
const logRows = 'Person,What,When\n1,opened,2026-01-02T08:00:00Z\n1,clicked,2026-01-02T09:00:00Z\n9,opened,2026-01-03T08:00:00Z\n';

let app: TestApp;
let ana: Browser;
beforeAll(async () => {
  app = await testApp();
  ana = await setUpNorthlake(app as unknown as WorkspaceServer);
});
afterAll(() => app.close());

const inventory = async () => (await ana.get('/api/data-inventory')).body;

async function bring(name: string, content: string, mapping: object): Promise<string> {
  const upload = await uploadAs(app.http, ana, name, content);
  const asked = await ana.post('/api/import-runs', { uploadIds: [upload.body.upload.id], mapping });
  expect(asked.status).toBe(201);
  await app.worker.settle();
  return asked.body.importRun.id;
}

/** As though the last import had ended so much later than it was counted. */
async function ended(seconds: number): Promise<void> {
  const { pool } = app.platform.database;
  const { rows } = await pool.query('select max(id) as id from directory.workspaces');
  await inWorkspace(app.platform.database, rows[0].id, (tx) =>
    tx.client.query('update entente.import_progress set finished_at = $1', [new Date(app.clock.now() + seconds * 1000)]),
  );
}

test('an empty company has nothing, and says so', async () => {
  expect(await inventory()).toMatchObject({
    countedAt: '2026-11-17T10:08:00.000Z',
    totals: { people: 0, touches: 0, deals: { open: { deals: 0, amounts: [] }, won: { deals: 0 }, lost: { deals: 0 } } },
    sources: [],
  });
});

describe('after imports', () => {
  beforeAll(async () => {
    await bring('deals.csv', dealRows, deals);
    await bring('log.csv', logRows, log);
  });

  test('everything is counted once: people over sources, deals by outcome with what they are worth', async () => {
    const { totals } = await inventory();
    // 1, 2, 3 of the CRM, and 9, of whom only the mail tool knows; 4 was refused.
    expect(totals).toMatchObject({ people: 4, touches: 3 });
    expect(totals.deals).toEqual({
      open: { deals: 1, amounts: [{ currency: 'EUR', amountMinor: 4000, deals: 1 }] },
      won: {
        deals: 3,
        amounts: [
          { currency: 'EUR', amountMinor: 10_050, deals: 1 },
          { currency: 'USD', amountMinor: 1000, deals: 1 },
        ],
      },
      lost: { deals: 1, amounts: [{ currency: 'EUR', amountMinor: 700, deals: 1 }] },
    });
  });

  test('each source says what it has, how fresh it is, and what is wrong', async () => {
    const { sources } = await inventory();
    expect(sources).toMatchObject([
      {
        name: 'CRM',
        counts: { deals: 5, touches: 0 },
        importRuns: 1,
        lastImport: { state: 'done' },
        observedUntil: '2026-02-28T23:00:00.000Z',
        problems: [{ code: 'rows-refused', message: 'The last import refused a row.', count: 1 }],
      },
      { name: 'Mail tool', counts: { deals: 0, touches: 3 }, observedUntil: '2026-01-03T08:00:00.000Z', problems: [] },
    ]);
  });

  test('a row that changes is no new thing', async () => {
    const before = await inventory();
    expect(before.isCounting).toBe(false);
    await bring('deals.csv', dealRows.replace('100.50', '200.50').replace('4x', '4'), deals);
    const { totals, sources } = await inventory();
    expect(totals.deals.won.amounts[0]).toEqual({ currency: 'EUR', amountMinor: 20_050, deals: 1 });
    expect([totals.people, totals.deals.open.deals]).toEqual([before.totals.people + 1, 2]);
    expect(sources[0]).toMatchObject({ counts: { deals: 6 }, importRuns: 2, problems: [] });
  });

  test('what ended a moment ago and is not counted yet is said to be', async () => {
    await bring('deals.csv', dealRows, deals);
    app.clock.advance(1000);
    const upload = await uploadAs(app.http, ana, 'log.csv', logRows);
    await ana.post('/api/import-runs', { uploadIds: [upload.body.upload.id], mapping: log });
    await app.worker.settle();
    expect((await inventory()).isCounting).toBe(false);
    await ended(1);
    expect((await inventory()).isCounting).toBe(true);
    await ended(0);
  });

  test('an import that failed says why', async () => {
    await bring('deals.csv', `${dealRows}9,"Open`, deals);
    const { sources, totals } = await inventory();
    expect(sources[0].problems).toEqual([
      { code: 'open-quote', message: expect.stringContaining('The last import failed: A quote opens') },
    ]);
    expect(totals.people).toBe(5);
  });

  test('nobody at the door sees anything of it', async () => {
    expect((await app.browser().get('/api/data-inventory')).status).toBe(401);
  });
});
