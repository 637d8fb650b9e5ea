import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inWorkspace } from '#platform/database/database.ts';
import type { Browser } from '#test/browser.ts';
import { ben, mei } from '#test/northlake-people.ts';
import { join, setUpNorthlake, workspaceServer, type WorkspaceServer } from '#test/workspace-server.ts';
import { asksSlice } from './slice.ts';

const vera = { name: 'Vera Lind', email: 'vera@northlake.example', team: 'sales', role: 'viewer', password: 'only looking around' };
const sofia = {
  name: 'Sofia Marek',
  email: 'sofia@northlake.example',
  team: 'marketing',
  role: 'member',
  password: 'a fair in Oslo again',
};

let server: WorkspaceServer;
let ana: Browser;
let headOfSales: Browser;
let seller: Browser;
const open = async () => {
  server = await workspaceServer({ slices: [asksSlice] });
  ana = await setUpNorthlake(server);
  headOfSales = await join(server, ana, ben);
  seller = await join(server, ana, mei);
};

const request = { kind: 'request', text: 'Please call the fair’s leads before Friday.', side: 'sales', wantedOn: '2026-11-20' };
const ask = async (who: Browser, wanted: object = request) => (await who.post('/api/asks', wanted)).body.ask.id as string;

/** Every row of asks, to see that a refusal left them alone. */
async function rows(): Promise<string> {
  return inWorkspace(server.database, 1, async (tx) => {
    const found: unknown[] = [];
    for (const table of ['asks', 'ask_takings', 'ask_promises', 'ask_answers', 'ask_ends', "events where name like 'ask.%'"])
      found.push((await tx.client.query(`select * from entente.${table}`)).rows);
    return JSON.stringify(found);
  });
}

describe('a company that asks', () => {
  beforeEach(open);
  afterEach(() => server.close());

  test('words are erased by whoever wrote them and by heads, also of an ask that has ended; who wrote them and when stays', async () => {
    const id = await ask(ana);
    const path = `/api/asks/${id}/erasures`;
    await seller.post(`/api/asks/${id}/takings`, { promisedOn: '2026-11-19' });
    await seller.post(`/api/asks/${id}/promises`, { promisedOn: '2026-11-20', reason: 'Ingrid is away' });
    await seller.post(`/api/asks/${id}/answers`, { text: 'Ingrid was called.' });
    await ana.post(`/api/asks/${id}/settlements`, {});
    const before = (await seller.get(`/api/asks/${id}`)).body;
    const may = (history: { mayErase: boolean }[]) => history.map(({ mayErase }) => mayErase);
    expect(may(before.history)).toEqual([false, false, false, true, true, false]);
    expect(may((await headOfSales.get(`/api/asks/${id}`)).body.history)).toEqual([true, false, false, true, true, false]);
    const untouched = await rows();
    expect(await seller.post(path, {})).toMatchObject({ status: 403, body: { code: 'not-yours' } });
    expect(await ana.post(path, { place: 1 })).toMatchObject({ status: 404, body: { code: 'nothing-written', where: 'place' } });
    expect(await ana.post(path, { place: 9 })).toMatchObject({ status: 404, body: { code: 'nothing-written' } });
    expect(await rows()).toBe(untouched);
    for (const place of [3, 4]) expect((await seller.post(path, { place })).status).toBe(201);
    const erased = (await headOfSales.post(path, { place: 0 })).body;
    expect(erased.ask.text).toBe('erased');
    const bare = ({ at, by, sentence }: { at: string; by: object; sentence: string }) => [
      at,
      by,
      sentence.replace('Ingrid is away', 'erased'),
    ];
    expect(erased.history.map(bare)).toEqual(before.history.map(bare));
    expect(erased.history[4]).toMatchObject({ said: 'erased', mayErase: false });
    expect(await ana.post(path, {})).toMatchObject({ status: 409, body: { code: 'erased-already' } });
    expect((await rows()).includes('Ingrid')).toBe(false);
  });

  test('from the ask to the answer, and every step stands in the history as a sentence', async () => {
    const made = await ana.post('/api/asks', request);
    expect(made).toMatchObject({
      status: 201,
      body: {
        ask: {
          state: 'open',
          side: 'sales',
          owner: null,
          askedBy: { name: 'Ana Ruiz', team: 'marketing' },
          may: { take: false, settle: true },
        },
      },
    });
    const { id } = made.body.ask;
    expect((await seller.get('/api/asks?show=my-side')).body.asks[0]).toMatchObject({
      id,
      may: { take: true, promise: false, answer: true },
    });

    await seller.post(`/api/asks/${id}/takings`, { promisedOn: '2026-11-19' });
    server.clock.set('2026-11-19T16:00:00Z');
    await seller.post(`/api/asks/${id}/promises`, { promisedOn: '2026-11-23', reason: 'Two of them are at the fair until Sunday.' });
    server.clock.set('2026-11-23T09:00:00Z');
    await seller.post(`/api/asks/${id}/answers`, { text: 'All eleven are called; four meetings.' });
    server.clock.advance(3_600_000);
    const settled = await ana.post(`/api/asks/${id}/settlements`);
    expect(settled.body.ask).toMatchObject({ state: 'settled', may: { take: false, answer: false, settle: false, withdraw: false } });
    expect(settled.body.history.map((one: { sentence: string; said: string | null }) => [one.sentence, one.said])).toEqual([
      ['Ana Ruiz asked sales for something, if possible by 20 November 2026.', null],
      ['Mei Tanaka took it.', null],
      ['Mei Tanaka promised it by 19 November 2026.', null],
      ['Mei Tanaka renewed the promise, 23 November 2026 instead of 19 November 2026: Two of them are at the fair until Sunday.', null],
      ['Mei Tanaka answered.', 'All eleven are called; four meetings.'],
      ['Ana Ruiz said that it is answered.', null],
    ]);
    const audit = (await ana.get('/api/audit-events')).body.events.map((event: { sentence: string }) => event.sentence);
    expect(audit.slice(0, 6)).toEqual([
      'Ana Ruiz said that an ask is answered.',
      'Mei Tanaka answered an ask.',
      'Mei Tanaka promised an answer by 23 November 2026.',
      'Mei Tanaka promised an answer by 19 November 2026.',
      'Mei Tanaka made Mei Tanaka the owner of an ask.',
      'Ana Ruiz brought a request to sales.',
    ]);
  });

  test('two who take it at the same moment: both are in the history, one after the other, and it has one owner', async () => {
    const id = await ask(ana);
    const statuses = await Promise.all([seller, headOfSales].map((who) => who.post(`/api/asks/${id}/takings`)));
    expect(statuses.map((answer) => answer.status)).toEqual([201, 201]);
    const { history, ask: now } = (await ana.get(`/api/asks/${id}`)).body;
    expect(history[1].sentence).toMatch(/ took it\.$/);
    expect(history[2].sentence).toBe(`${now.owner.name} took it over from ${history[1].by.name}.`);
  });

  test('a head hands an ask of the own side to a member, who alone may then promise; a renewed promise says why', async () => {
    const id = await ask(ana);
    const members = (await ana.get('/api/members')).body.members as { id: string; name: string }[];
    const owner = members.find((member) => member.name === mei.name)!.id;
    const given = await headOfSales.post(`/api/asks/${id}/takings`, { owner });
    expect(given.body.history.at(-1).sentence).toBe('Ben Okafor gave it to Mei Tanaka.');
    expect((await headOfSales.post(`/api/asks/${id}/promises`, { promisedOn: '2026-11-20' })).body.code).toBe('not-yours');
    await seller.post(`/api/asks/${id}/promises`, { promisedOn: '2026-11-20' });
    expect((await seller.post(`/api/asks/${id}/promises`, { promisedOn: '2026-11-24' })).body).toMatchObject({
      code: 'no-reason',
      where: 'reason',
    });
    expect((await seller.post(`/api/asks/${id}/promises`, { promisedOn: '2026-11-20', reason: 'The same.' })).body.code).toBe(
      'promised-already',
    );
    const anasId = members.find((member) => member.name === 'Ana Ruiz')!.id;
    expect((await headOfSales.post(`/api/asks/${id}/takings`, { owner: anasId })).body.code).toBe('not-of-that-side');
  });

  test('the lists say who waits for whom, the overdue ones first', async () => {
    const later = await ask(ana, { ...request, text: 'Later', wantedOn: null });
    const soon = await ask(ana, { ...request, text: 'Soon', wantedOn: '2026-11-25' });
    const late = await ask(ana, { ...request, text: 'Late', wantedOn: '2026-11-17' });
    const price = await ask(headOfSales, { kind: 'question', text: 'Which price is on the page?', side: 'marketing' });
    const topic = await ask(headOfSales, { kind: 'topic', text: 'The fair in March', side: 'both' });
    server.clock.set('2026-11-18T10:00:00Z');
    const listed = async (who: Browser, query = '') =>
      ((await who.get(`/api/asks${query}`)).body.asks as { id: string }[]).map((one) => one.id);
    expect(await listed(seller, '?show=my-side&side=sales')).toEqual([late, soon, later]);
    expect(await listed(seller, '?show=my-side')).toContain(topic);
    expect(await listed(seller, '?show=waiting-for-me')).toEqual([]);
    await seller.post(`/api/asks/${soon}/takings`);
    expect(await listed(seller, '?show=waiting-for-me')).toEqual([soon]);
    await seller.post(`/api/asks/${soon}/answers`, { text: 'Done.' });
    expect(await listed(seller, '?show=waiting-for-me')).toEqual([]);
    // Answered, it waits for the asker's word.
    expect(await listed(ana, '?show=waiting-for-me')).toEqual([soon]);
    expect(await listed(headOfSales, '?show=i-asked')).toEqual([topic, price]);
    const { counts, owed } = (await ana.get('/api/asks')).body;
    expect(counts).toEqual({ waitingForMe: 1, mySide: 2, iAsked: 3, all: 5 });
    expect(owed).toEqual({ marketing: { open: 1, overdue: 0 }, sales: { open: 2, overdue: 1 }, both: { open: 1, overdue: 0 } });
    await ana.post(`/api/asks/${soon}/settlements`);
    expect(await listed(ana, '?state=ended')).toEqual([soon]);
    expect((await listed(ana, '?state=all')).at(-1)).toBe(soon);
  });

  test('the day is the company’s: over at midnight in Amsterdam, not in London', async () => {
    await ask(ana, { ...request, wantedOn: '2026-11-17' });
    server.clock.set('2026-11-17T22:59:00Z');
    expect((await ana.get('/api/asks')).body.asks[0].isOverdue).toBe(false);
    server.clock.set('2026-11-17T23:00:00Z');
    expect((await ana.get('/api/asks')).body.asks[0].isOverdue).toBe(true);
  });

  test('a viewer reads, and can do nothing', async () => {
    await ask(ana);
    const guest = await join(server, ana, vera);
    const { asks } = (await guest.get('/api/asks')).body;
    expect(Object.values(asks[0].may)).toEqual([false, false, false, false, false]);
  });

  test('a list longer than a page goes on where it ended', async () => {
    await Promise.all(Array.from({ length: 101 }, (_, at) => ask(ana, { ...request, text: `Ask ${at}` })));
    const first = (await ana.get('/api/asks')).body;
    const second = (await ana.get(`/api/asks?after=${first.next}`)).body;
    expect([first.asks.length, second.asks.length, second.next]).toEqual([100, 1, null]);
    expect(new Set([...first.asks, ...second.asks].map((one: { id: string }) => one.id)).size).toBe(101);
    expect((await ana.get('/api/asks?after=nowhere')).body.code).toBe('not-a-place');
  });
});

describe('what is refused leaves every row as it was', () => {
  let viewer: Browser;
  let marketer: Browser;
  beforeAll(async () => {
    await open();
    viewer = await join(server, ana, vera);
    marketer = await join(server, ana, sofia);
  });
  afterAll(() => server.close());

  test.each<[string, () => Browser, (id: string) => [string, object?], number, string]>([
    ['a viewer asks', () => viewer, () => ['/api/asks', request], 403, 'not-permitted'],
    ['a viewer answers', () => viewer, (id) => [`/api/asks/${id}/answers`, { text: 'Yes.' }], 403, 'not-permitted'],
    ['marketing takes what sales was asked', () => marketer, (id) => [`/api/asks/${id}/takings`], 403, 'not-yours'],
    ['the asker answers herself', () => ana, (id) => [`/api/asks/${id}/answers`, { text: 'Never mind.' }], 403, 'not-yours'],
    [
      'somebody promises who does not own it',
      () => seller,
      (id) => [`/api/asks/${id}/promises`, { promisedOn: '2026-11-20' }],
      403,
      'not-yours',
    ],
    ['somebody else withdraws it', () => headOfSales, (id) => [`/api/asks/${id}/withdrawals`], 403, 'not-yours'],
    ['somebody else says that it is answered', () => headOfSales, (id) => [`/api/asks/${id}/settlements`], 403, 'not-yours'],
    ['an answer says nothing', () => seller, (id) => [`/api/asks/${id}/answers`, { text: '  ' }], 422, 'missing-field'],
    [
      'a day that has passed is promised',
      () => seller,
      (id) => [`/api/asks/${id}/takings`, { promisedOn: '2026-11-16' }],
      422,
      'day-has-passed',
    ],
    ['a day that is none is promised', () => seller, (id) => [`/api/asks/${id}/takings`, { promisedOn: '2026-11-31' }], 422, 'not-a-day'],
    ['a seller hands it to somebody', () => seller, (id) => [`/api/asks/${id}/takings`, { owner: 'm_nobody' }], 403, 'not-yours'],
    ['marketing asks marketing', () => ana, () => ['/api/asks', { ...request, side: 'marketing' }], 422, 'own-side'],
    [
      'it is about nobody who is known',
      () => ana,
      () => ['/api/asks', { ...request, about: { kind: 'person', id: 'p_nobody' } }],
      404,
      'no-such-person',
    ],
    ['its text is empty', () => ana, () => ['/api/asks', { ...request, text: ' ' }], 422, 'not-accepted'],
    ['there is no such ask', () => seller, () => ['/api/asks/a_nothing/answers', { text: 'Yes.' }], 404, 'no-such-ask'],
  ])('when %s', async (_what, who, where, status, code) => {
    const id = await ask(ana);
    const before = await rows();
    const [path, body] = where(id);
    const answer = await who().post(path, body);
    expect([answer.status, answer.body.code, answer.body.accepted]).toEqual([status, code, expect.any(String)]);
    expect(await rows()).toBe(before);
  });

  test('and so does whatever comes after the end', async () => {
    const id = await ask(ana);
    expect((await ana.post(`/api/asks/${id}/withdrawals`, { reason: 'The fair was cancelled.' })).body.history.at(-1).sentence).toBe(
      'Ana Ruiz withdrew it: The fair was cancelled.',
    );
    const before = await rows();
    for (const noun of ['takings', 'promises', 'answers', 'settlements', 'withdrawals'])
      expect(await (noun.startsWith('s') || noun.startsWith('w') ? ana : seller).post(`/api/asks/${id}/${noun}`)).toMatchObject({
        status: 409,
        body: { code: 'ask-withdrawn' },
      });
    expect(await rows()).toBe(before);
  });
});
