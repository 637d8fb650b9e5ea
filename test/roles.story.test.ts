import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { testApp, testSettings, type TestApp } from '#test/app.ts';
import { openBrowser, type Browser } from '#test/browser.ts';
import { mei } from '#test/northlake-people.ts';
import { uploadAs } from '#test/upload.ts';
import { join, northlake } from '#test/workspace-server.ts';

/**
 * Every mail address, telephone number, amount and name of a seller that sources tell is marked here, and every answer of every
 * route is searched for the marks that its asker may not see. New routes are asked without being named.
 */
const marks = {
  'contact-details': /@secret\.example|7007007|secret\.example/i,
  amounts: /77[ .,]?712|777.?1234|1554.?2468|2331.?3702/,
  'seller-names': /quillfeather|larkspur/i,
} as const;
type Group = keyof typeof marks;

const contacts = `who,name,mail,phone,firm,Lead Owner,Annual budget,City
1,Ingrid Halvorsen,ingrid@secret.example,+47 7007007,Fjordvann,Quillfeather,77712,Oslo
2,,renate@secret.example,+49 7007007,Brauhaus,Larkspur,77712,Bonn
3,Dilan Aksoy,dilan@secret.example,+90 7007007,Marmara Su,Larkspur,77712,Izmir
4,,,+48 7007007,Mleczna,Nobody,77712,Oslo
`;
const contactMapping = {
  entente: 1,
  source: 'Contacts',
  shape: 'table',
  stages: [],
  person: {
    keys: [{ space: 'lead', columns: ['who'] }],
    name: { column: 'name' },
    email: { column: 'mail' },
    phone: { column: 'phone' },
    company: { column: 'firm' },
    account: { space: 'firm', columns: ['firm'] },
    attributes: { 'Lead Owner': { column: 'Lead Owner' }, 'Annual budget': { column: 'Annual budget' }, city: { column: 'City' } },
  },
  account: { keys: [{ space: 'firm', columns: ['firm'] }], name: { column: 'firm' } },
};
const log = `who,what,at,by
1,offered,2026-11-16T09:00:00Z,Larkspur
1,called,2026-11-16T10:00:00Z,Quillfeather
1,wrote to ingrid@secret.example,2026-11-16T11:00:00Z,Quillfeather
2,offered,2026-11-16T09:00:00Z,Larkspur
3,offered,2026-11-12T09:00:00Z,Larkspur
3,called,2026-11-13T09:00:00Z,Larkspur
`;
const logMapping = {
  entente: 1,
  source: 'Lead log',
  shape: 'event-log',
  timeZone: 'UTC',
  log: { case: 'who', activity: 'what', moment: 'at', actor: 'by' },
  person: { keys: [{ space: 'lead', columns: ['who'] }] },
  events: [
    { activity: 'offered', becomes: 'handoff-offered', take: 'each' },
    { activity: 'called', becomes: 'follow-up', take: 'each' },
  ],
};
const deals = `id,who,title,amount,currency,owner,opened,ended,outcome
d1,1,Fjordvann meters,7771234.00,EUR,Quillfeather,2026-10-06,2026-11-16,won
d2,3,Marmara pumps,7771234.00,EUR,Larkspur,2026-11-06,,
d3,2,Brauhaus valves,7771234.00,EUR,Larkspur,2026-11-06,,
`;
const dealMapping = {
  entente: 1,
  source: 'CRM deals',
  shape: 'table',
  timeZone: 'UTC',
  person: { keys: [{ space: 'lead', columns: ['who'] }] },
  stages: ['Opened', 'Won'],
  deal: {
    key: ['id'],
    name: { column: 'title' },
    amount: { column: 'amount' },
    currency: { column: 'currency' },
    owner: { column: 'owner' },
    moments: [
      { column: 'opened', becomes: 'captured', stage: 'Opened' },
      { column: 'ended', becomes: 'won', stage: 'Won', when: { column: 'outcome', is: ['won'] } },
    ],
  },
};

// Every route is asked many times: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 240_000 });

const guest = (name: string, team: string, role: string) => ({
  name,
  email: `${name.split(' ')[0]!.toLowerCase()}@northlake.example`,
  team,
  role,
  password: 'a bridge over still water',
});

let app: TestApp;
let ana: Browser;
let meis: Browser;
let toms: Browser;
let victors: Browser;
let petras: Browser;
const ids = { people: new Map<string, string>(), deals: new Map<string, string>(), accounts: new Map<string, string>() };

beforeAll(async () => {
  const limits = { ...testSettings.limits, requestsPerMinute: 1_000_000, signInPerMinute: 1_000_000 };
  app = await testApp({ settings: { limits } });
  ana = app.browser();
  await ana.post('/api/companies', northlake(app.platform));
  const team = async (name: string, where: string, role: string) => join(app as never, ana, guest(name, where, role));
  meis = await join(app as never, ana, mei);
  toms = await team('Tom Lindqvist', 'sales', 'member');
  victors = await team('Victor Amsel', 'leadership', 'viewer');
  petras = await team('Petra Holm', 'people', 'people-partner');
  await meis.patch('/api/profile', { names: ['Quillfeather'] });
  await toms.patch('/api/profile', { names: ['Larkspur'] });
  await bring('contacts.csv', contacts, contactMapping);
  await bring('log.csv', log, logMapping);
  await bring('deals.csv', deals, dealMapping);
  for (const kind of ['people', 'deals', 'accounts'] as const) {
    const { body } = await ana.get(`/api/lists/${kind}`);
    for (const row of body.rows) ids[kind].set(row.cells.name.label, row.id);
  }
});
afterAll(() => app.close());

async function bring(name: string, content: string, mapping: object): Promise<void> {
  const { body } = await uploadAs(app.http, ana, name, content);
  const asked = await ana.post('/api/import-runs', { uploadIds: [body.upload.id], mapping });
  expect(asked.body).toMatchObject({ importRun: {} });
  await app.worker.settle();
  expect((await ana.get(`/api/import-runs/${asked.body.importRun.id}`)).body.importRun).toMatchObject({ state: 'done', refused: 0 });
}

const usual = { memberWithheld: [], viewerWithheld: ['contact-details'], memberRows: 'everything', namedFigures: 'everybody' };
const choose = async (changes: object) => {
  const answer = await ana.patch('/api/roles', { ...usual, ...changes });
  expect(answer.status).toBe(200);
};

/** What an `:id` may stand for, by the part of the address before it. */
async function idsFor(collection: string): Promise<string[]> {
  if (collection === 'people') return [...ids.people.values()];
  if (collection === 'deals') return [...ids.deals.values()];
  if (collection === 'accounts') return [...ids.accounts.values()];
  if (collection === 'import-runs') return (await ana.get('/api/import-runs')).body.importRuns.map(({ id }: { id: string }) => id);
  if (collection === 'sources') return (await ana.get('/api/sources')).body.sources.map(({ id }: { id: string }) => id);
  return ['of-nothing'];
}

/** Questions that a route only answers when something is asked, and those that ask for what is withheld. */
const questions = (): Record<string, string[]> => {
  const some = [...ids.people.values()][0]!;
  const all = (kind: string) => ({ people: 'person', deals: 'deal', accounts: 'account' })[kind]!;
  const abouts = (['people', 'deals', 'accounts'] as const).flatMap((kind) =>
    [...ids[kind].values()].map((id) => `?kind=${all(kind)}&id=${id}`),
  );
  return {
    '/api/search': ['?q=renate', '?q=renate@secret', '?q=ingrid', '?q=fjord', '?q=quill'].flatMap((each) => [
      each,
      each.replace('q=', 'text='),
    ]),
    '/api/people': ['', '?search=renate@', '?search=re'],
    '/api/comments': abouts,
    '/api/asks': ['', `?about=${some}`],
    '/api/today/leads': ['', '?whose=all', '?whose=all&side=marketing', '?side=marketing'],
    '/api/today/number': ['', '?whose=all'],
    '/api/measures/response-times': ['?by=city', '?by=Lead Owner', '?by=Annual budget', '?where=Lead Owner:Larkspur'],
    '/api/measures/funnel': ['?by=city', '?by=Lead Owner'],
    '/api/measures/response-times/rows': ['?figure=handoffs&clock=wall'],
    '/api/measures/response-times/csv': ['', '?figure=handoffs&clock=wall', '?by=Lead Owner'],
    '/api/measures/funnel/rows': ['?mode=cohort&figure=captured'],
    '/api/lists/people': [everyColumn('people'), '?sort=name&limit=1', '?search=renate', '?filter=' + rule('email', 'beginsWith', 'ren')],
    '/api/lists/deals': [everyColumn('deals'), '?sort=-amount', '?filter=' + rule('owner', '=', 'Larkspur')],
    '/api/lists/accounts': [everyColumn('accounts')],
    '/api/lists/handoffs': [everyColumn('handoffs')],
    '/api/lists/people/values': ['email', 'attributes.Lead Owner', 'attributes.Annual budget', 'attributes.city'].map(
      (field) => `?field=${field}`,
    ),
    '/api/lists/deals/values': ['?field=owner', '?field=amount'],
  };
};
const columns: Record<string, string> = {
  people: 'name,email,company,attributes.Lead Owner,attributes.Annual budget,attributes.city',
  deals: 'name,account,people,owner,stage,state,amount,currency',
  accounts: 'name,domain,people',
  handoffs: 'person,account,offered,offeredBy,state,wait,followedUpBy',
};
const everyColumn = (kind: string) => `?columns=${columns[kind]}`;
const rule = (field: string, operator: string, value: string) =>
  encodeURIComponent(JSON.stringify({ combinator: 'and', rules: [{ field, operator, value }] }));

async function everyAnswer(browser: Browser): Promise<{ path: string; text: string; status: number }[]> {
  const routes = app.http.routeList.filter(
    ({ method, url }) => method === 'GET' && url.startsWith('/api/') && !/events\/stream|openapi/.test(url),
  );
  const found: { path: string; text: string; status: number }[] = [];
  for (const { url } of routes) {
    for (const query of ['', ...(questions()[url] ?? [])]) {
      const [, collection] = /([^/]+)\/:\w+/.exec(url) ?? [];
      for (const id of collection ? await idsFor(collection) : ['']) {
        const path = url.replace(/:\w+/, id) + query;
        const answer = await browser.get(encodeURI(decodeURI(path)));
        const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
        found.push({ path, text: opened(text), status: answer.status });
      }
    }
  }
  return found;
}

/** With what stands in places of lists, which anybody could read. */
const opened = (text: string) =>
  text.replaceAll(/"next":"([^"]+)"/g, (whole, place: string) => `${whole} ${Buffer.from(place, 'base64url').toString('utf8')}`);

async function leaks(browser: Browser, group: Group): Promise<string[]> {
  return leaksIn(await everyAnswer(browser), group);
}

function leaksIn(answers: Awaited<ReturnType<typeof everyAnswer>>, group: Group): string[] {
  // A refusal may say again what was asked.
  const said = answers.filter(({ status, text }) => status < 400 && marks[group].test(text));
  return said.map(
    ({ path, text }) => `${path}: ${text.slice(Math.max(0, text.search(marks[group]) - 80), text.search(marks[group]) + 40)}`,
  );
}
/** What members say of themselves: by which names sources call them is for colleagues to see, as their own addresses are. */
const isOwnName = (leak: string) => /"owners":\["Quillfeather"\]/.test(leak);
const ofMembers = /^\/api\/(members|profile|search\?)/;

describe('fields that a role does not see', () => {
  it('are in no answer of any route to it, and are in those to a head, so that this proves something', async () => {
    await choose({ viewerWithheld: ['contact-details', 'amounts', 'seller-names'] });
    const toAHead = await everyAnswer(ana);
    const toAViewer = await everyAnswer(victors);
    for (const group of Object.keys(marks) as Group[]) {
      expect([group, leaksIn(toAHead, group).length > 3]).toEqual([group, true]);
      const found = leaksIn(toAViewer, group).filter((leak) => !ofMembers.test(leak));
      expect([group, found]).toEqual([group, []]);
    }
  });

  it('are withheld from members and from their keys as well, once the heads say so', async () => {
    await choose({ memberWithheld: ['contact-details', 'amounts', 'seller-names'] });
    for (const group of Object.keys(marks) as Group[]) {
      const found = (await leaks(meis, group)).filter((leak) => !ofMembers.test(leak) && !isOwnName(leak));
      expect([group, found]).toEqual([group, []]);
    }
    await choose({});
  });

  it('are in no answer to a people partner, who sees nobody behind a figure', async () => {
    await choose({});
    for (const group of ['contact-details', 'seller-names'] as const)
      expect([group, (await leaks(petras, group)).filter((leak) => !ofMembers.test(leak))]).toEqual([group, []]);
  });

  it('are refused as filter, as order, as search and as values, with the reason', async () => {
    await choose({ viewerWithheld: ['contact-details', 'amounts'] });
    const refused = { status: 403, body: { code: 'withheld' } };
    expect(await victors.get(`/api/lists/people?filter=${rule('email', '=', 'renate@secret.example')}`)).toMatchObject(refused);
    expect(await victors.get('/api/lists/people?search=renate@secret')).toMatchObject(refused);
    expect(await victors.get('/api/people?search=renate@secret')).toMatchObject(refused);
    expect(await victors.get('/api/lists/deals?sort=-amount')).toMatchObject({
      ...refused,
      body: { detail: 'Amount belongs to the amounts that your role does not see: it neither filters nor sorts by them.', where: 'sort' },
    });
    expect(await victors.get('/api/lists/people/values?field=attributes.Annual%20budget')).toMatchObject(refused);
    expect((await victors.get('/api/lists/people?search=renate')).body.rows).toEqual([]);
    expect((await victors.get('/api/lists/people/fields')).body.fields ?? []).toBeDefined();
  });

  it('say on a page that they are withheld, by name', async () => {
    const { body } = await victors.get(`/api/people/${ids.people.get('Ingrid Halvorsen')}`);
    expect(body).toMatchObject({ person: { name: 'Ingrid Halvorsen', email: '' }, withheld: ['Mail', 'Phone', 'Annual budget'] });
    expect((await ana.get(`/api/people/${ids.people.get('Ingrid Halvorsen')}`)).body.withheld).toEqual([]);
  });
});

describe('rows', () => {
  const names = async (browser: Browser, kind: 'people' | 'deals' | 'accounts') =>
    (await browser.get(`/api/lists/${kind}`)).body.rows.map((row: { cells: { name: { label: string } } }) => row.cells.name.label);

  it('are a member’s own: whom they own, offered or followed up, with their deals and accounts, and nobody else’s', async () => {
    await choose({ memberRows: 'own' });
    expect(await names(meis, 'people')).toEqual(['Ingrid Halvorsen']);
    expect(await names(meis, 'deals')).toEqual(['Fjordvann meters']);
    expect(await names(meis, 'accounts')).toEqual(['Fjordvann']);
    // Tom owns two of them and offered Ingrid.
    expect(await names(toms, 'people')).toEqual(['Dilan Aksoy', 'Ingrid Halvorsen', 'renate@secret.example']);
    const others = [
      `people/${ids.people.get('Dilan Aksoy')}`,
      `deals/${ids.deals.get('Marmara pumps')}`,
      `accounts/${ids.accounts.get('Marmara Su')}`,
    ];
    for (const other of others)
      expect(await meis.get(`/api/${other}`)).toMatchObject({ status: 404, body: { detail: expect.stringContaining('yours to see') } });
    expect(
      await meis.post('/api/comments', { about: { kind: 'person', id: ids.people.get('Dilan Aksoy') }, text: 'Who is this?' }),
    ).toMatchObject({ status: 404 });
  });

  it('of others are in no answer of any route', async () => {
    const told = (await everyAnswer(meis)).filter(({ text, status }) => status < 400 && /Dilan|Marmara|renate@|Brauhaus/.test(text));
    expect(told.map(({ path }) => path)).toEqual([]);
    expect((await everyAnswer(ana)).filter(({ text }) => /Dilan|Marmara/.test(text)).length).toBeGreaterThan(8);
  });

  it('behind a figure are counted for everybody, and shown to whom they belong', async () => {
    const { body } = await meis.get('/api/measures/response-times/rows?figure=handoffs&clock=wall');
    expect(body).toMatchObject({ total: 1, withheld: 2, rows: [{ person: { name: 'Ingrid Halvorsen' } }] });
  });

  it('of reports are a manager’s too', async () => {
    const members = (await ana.get('/api/members')).body.members as { id: string; name: string }[];
    const idOf = (name: string) => members.find((member) => member.name === name)!.id;
    await ana.patch(`/api/members/${idOf('Tom Lindqvist')}`, { managerId: idOf('Mei Tanaka') });
    await choose({ memberRows: 'own-and-reports' });
    expect(await names(meis, 'people')).toEqual(['Dilan Aksoy', 'Ingrid Halvorsen', 'renate@secret.example']);
    await choose({ memberRows: 'own' });
    expect(await names(meis, 'people')).toEqual(['Ingrid Halvorsen']);
  });
});

describe('figures of named sellers', () => {
  it('can be limited to the seller and their manager', async () => {
    await choose({ namedFigures: 'own-and-reports' });
    const by = async (browser: Browser) => Object.keys((await browser.get('/api/measures/response-times?by=Lead%20Owner')).body.by);
    expect(await by(toms)).toEqual(['Larkspur']);
    expect((await by(meis)).toSorted()).toEqual(['Larkspur', 'Quillfeather']);
    expect(await by(ana)).toEqual([]);
    expect(await toms.get('/api/measures/response-times?where=Lead%20Owner:Quillfeather')).toMatchObject({
      status: 403,
      body: { code: 'names-sellers' },
    });
    expect(await toms.get(`/api/lists/handoffs?filter=${rule('followedUpBy', '=', 'Quillfeather')}`)).toMatchObject({ status: 403 });
  });
});

describe('what roles see', () => {
  it('is chosen by heads and operators alone, and stands on the audit page', async () => {
    await choose({});
    for (const browser of [meis, victors, petras]) {
      expect(await browser.patch('/api/roles', { memberRows: 'own' })).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
      expect((await browser.get('/api/roles')).body).toMatchObject({ settings: usual, mayChange: false });
    }
    await choose({ memberRows: 'own', viewerWithheld: [] });
    const { body } = await ana.get('/api/audit-events?kind=members');
    expect(body.events[0].sentence).toBe('Ana Ruiz changed what roles see: the fields of viewers and the rows of members.');
  });

  it('is told as it is enforced', async () => {
    await choose({ memberRows: 'own' });
    const { roles } = (await ana.get('/api/roles')).body;
    const of = (role: string) => roles.find((each: { role: string }) => each.role === role);
    expect(of('member')).toMatchObject({ withheld: [], rows: 'own', canChange: ['withheld', 'rows'] });
    expect(of('people-partner')).toMatchObject({
      withheld: ['contact-details', 'seller-names'],
      rows: 'none',
      namedFigures: 'none',
      canChange: [],
    });
    expect(of('head-of-sales')).toMatchObject({ withheld: [], rows: 'everything', canChange: [] });
    expect((await openBrowser(app.http).get('/api/roles')).status).toBe(401);
  });
});
