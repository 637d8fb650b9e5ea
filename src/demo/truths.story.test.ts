import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inDirectory } from '#platform/database/database.ts';
import { testApp, type TestApp } from '#test/app.ts';
import type { Browser } from '#test/browser.ts';
import { northlake } from '#test/workspace-server.ts';
import { setUpTokenWhileOpen } from '#workspace/public.ts';
import { cast } from './invent/cast.ts';
import { inventCompany, type InventedCompany } from './invent/company.ts';
import { demoFiles } from './invent/files.ts';
import { definitionDay } from './invent/handoffs.ts';
import { countedBySql, rowsLeft, type Counted } from '#test/demo-counts.ts';

/** One whole demo of another seed than the usual one: what was planted is found by the measures that users have. */
const seed = 20_417;
let app: TestApp;
let company: InventedCompany;
let ana: Browser;
let planned = 0;

beforeAll(async () => {
  app = await testApp();
  const token = (await setUpTokenWhileOpen(app.platform))!;
  await app.browser().post('/api/demo', { token, seed });
  await app.worker.settle();
  company = inventCompany(seed, '2026-11-17');
  planned = demoFiles(company).reduce((sum, file) => sum + file.rows, 0);
  ana = app.browser();
  await ana.post('/api/demo/sessions', { email: 'ana@northlake.example' });
}, 400_000);
afterAll(() => app.close());

// oxlint-disable-next-line typescript/no-explicit-any
const measure = async (query: string): Promise<any> => (await ana.get(`/api/measures/${query}`)).body;
const stageOf = (by: { stages: { stage: string; people: number }[] }, stage: string) =>
  by.stages.find((each) => each.stage === stage)!.people;
const share = (part: number, whole: number) => part / whole;

describe('what is in it', () => {
  test('it is ready, every row was read and none was refused', async () => {
    expect((await ana.get('/api/demo')).body).toMatchObject({ state: 'ready', rowsRead: planned, rowsPlanned: planned });
    const { importRuns } = (await ana.get('/api/import-runs')).body;
    expect(importRuns).toHaveLength(12);
    for (const run of importRuns) expect([run.sourceName, run.state, run.refused]).toEqual([run.sourceName, 'done', 0]);
  });

  test('the database holds what the files say, counted without the product', async () => {
    const counted = await countedBySql(app.database.ownerUrl);
    expect(counted).toEqual({
      people: 25_000,
      accounts: 4000,
      touches: 400_000,
      handoffs: 6000,
      deals: 900,
      members: cast.length,
    } satisfies Counted);
  });

  test('looking again at what is to be made makes nothing twice', async () => {
    const before = await countedBySql(app.database.ownerUrl);
    await inDirectory(app.platform.database, (tx) =>
      tx.client.query("update directory.deliveries set state = 'due' where listener like 'demo/%'"),
    );
    await inDirectory(app.platform.database, (tx) => tx.client.query('update directory.demos set ready_at = null'));
    await app.worker.settle();
    expect(await countedBySql(app.database.ownerUrl)).toEqual(before);
    expect((await ana.get('/api/import-runs')).body.importRuns).toHaveLength(12);
    expect((await ana.get('/api/asks?state=all')).body.asks).toHaveLength(16);
    expect((await ana.get('/api/demo')).body.state).toBe('ready');
  });
});

describe('the truths', () => {
  test('which channel closes: fairs, and social advertisements least of all though they bring the most', async () => {
    const { by } = await measure('funnel?by=origin');
    const wins = (origin: string) => share(stageOf(by[origin], 'Won'), stageOf(by[origin], 'Lead captured'));
    expect(wins('Fair')).toBeGreaterThan(2 * wins('Website'));
    expect(wins('Website')).toBeGreaterThan(2 * wins('Paid social'));
    expect(stageOf(by['Paid social'], 'Lead captured')).toBeGreaterThan(stageOf(by['Fair'], 'Lead captured'));
  });

  test('who waits: whoever is handed over on a Friday afternoon waits until Monday', async () => {
    const { by } = await measure('response-times?by=handed over');
    expect(by['Friday afternoon'].medianSeconds).toBeGreaterThan(48 * 3600);
    expect(by['Friday afternoon'].business.medianSeconds).toBeGreaterThan(2 * by['Monday to Thursday'].business.medianSeconds);
    expect(by['Monday to Thursday'].business.medianSeconds).toBeLessThan(90 * 60);
    // Somebody offered a second time on a Friday had been offered on another day before.
    expect(share(by['Friday afternoon'].within[3600], by['Friday afternoon'].handoffs)).toBeLessThan(0.03);
  });

  test('which segment comes back as wrong size: hotels', async () => {
    const { by } = await measure('funnel?by=segment');
    const returned = (segment: string) => share(stageOf(by[segment], 'Returned: wrong size'), stageOf(by[segment], 'Accepted by sales'));
    for (const other of ['Water', 'Food and drink', 'Pharma', 'Chemicals']) expect(returned('Hotels')).toBeGreaterThan(8 * returned(other));
  });

  test('the definition of month nine helped: fewer come back, more are won', async () => {
    const changed = company.calendar.days[definitionDay]!;
    const { by } = await measure('funnel?by=definition');
    const accepted = (version: string) => stageOf(by[version], 'Accepted by sales');
    const returned = (version: string) =>
      ['no need now', 'wrong person', 'cannot be reached'].reduce((sum, why) => sum + stageOf(by[version], `Returned: ${why}`), 0);
    expect(share(returned('version 6'), accepted('version 6'))).toBeLessThan(0.6 * share(returned('version 5'), accepted('version 5')));
    const before = await measure(`response-times?to=${company.calendar.days[definitionDay - 1]!}`);
    const after = await measure(`response-times?from=${changed}`);
    const won = (answer: { wonByWait: { won: number }[]; handoffs: number }) =>
      share(
        answer.wonByWait.reduce((sum, each) => sum + each.won, 0),
        answer.handoffs,
      );
    expect(won(after)).toBeGreaterThan(1.3 * won(before));
  });

  test('"qualified" means two things: most of whom the tool calls so the CRM does not', async () => {
    const funnel = await measure('funnel?where=qualified in the tool:yes');
    const all = await measure('funnel');
    const ours = stageOf(funnel, 'Qualified, says sales');
    expect(share(ours, stageOf(funnel, 'Accepted by sales'))).toBeLessThan(0.55);
    // And sales qualifies people whom the tool never called so.
    expect(stageOf(all, 'Qualified, says sales') - ours).toBeGreaterThan(20);
  });

  test('two databases know the same people: as many as were planted, each under another address', async () => {
    const doubles = company.contacts.filter((each) => each.doubleOf !== null);
    expect(doubles).toHaveLength(432);
    for (const double of doubles.slice(0, 20)) {
      const found = (await ana.get(`/api/people?search=${encodeURIComponent(double.email)}`)).body;
      expect([double.email, found.people.length]).toEqual([double.email, 1]);
      expect(double.email).not.toBe(double.doubleOf!.email);
    }
    expect(company.deals.filter((deal) => deal.person.doubleOf !== null).length).toBeGreaterThan(40);
  });
});

describe('who looks, and how it ends', () => {
  test('the stranger looks through the eyes of five people and of nobody else', async () => {
    const stranger = app.browser();
    for (const { email, name, role } of cast.filter((each) => each.eyes !== undefined)) {
      expect((await stranger.post('/api/demo/sessions', { email })).status).toBe(201);
      expect((await stranger.get('/api/session')).body).toMatchObject({ isDemo: true, member: { name, role } });
    }
    const nobody = app.browser();
    for (const email of ['tom@northlake.example', 'stranger@elsewhere.example'])
      expect(await nobody.post('/api/demo/sessions', { email })).toMatchObject({ status: 422, body: { code: 'not-their-eyes' } });
    expect(nobody.cookies.size).toBe(0);
  });

  test('setting up one’s own company removes the demo with everything in it', async () => {
    const own = app.browser();
    const wanted = northlake(app.platform);
    wanted.account.email = 'me@own.example';
    // Accounts of the demo go with it: nobody begins as one of them.
    const ofTheCast = { ...wanted, account: { ...wanted.account, email: 'Mei@northlake.example' } };
    expect(await own.post('/api/companies', ofTheCast)).toMatchObject({
      status: 422,
      body: { code: 'address-of-demo', where: 'account.email' },
    });
    expect((await own.post('/api/companies', wanted)).status).toBe(201);
    expect(await rowsLeft(app.database.ownerUrl)).toEqual([]);
    expect((await own.get('/api/people')).body.people).toEqual([]);
    expect((await ana.get('/api/session')).body).toEqual({ state: 'signed-out', asOf: '2026-11-17T10:08:00.000Z' });
    expect((await own.get('/api/session')).body.isDemo).toBeUndefined();
  });
});
