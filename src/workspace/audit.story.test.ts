import { afterEach, beforeEach, expect, test } from 'vitest';
import { askWithKey, type Browser } from '#test/browser.ts';
import { mei } from '#test/northlake-people.ts';
import { join, setUpNorthlake, workspaceServer, type WorkspaceServer } from '#test/workspace-server.ts';

let server: WorkspaceServer;
let ana: Browser;
beforeEach(async () => {
  server = await workspaceServer();
  ana = await setUpNorthlake(server);
});
afterEach(() => server.close());

const asked = async (query = '') => (await ana.get(`/api/audit-events${query}`)).body.events;
const sentences = async (query = '') => (await asked(query)).map((event: { sentence: string }) => event.sentence);

test('the log is asked for by who, what kind, which days of the company, and about what', async () => {
  const meis = await join(server, ana, mei);
  // Half past midnight of the 18th in Amsterdam, still the 17th in UTC.
  server.clock.set('2026-11-17T23:30:00Z');
  const { apiKey, key } = (await ana.post('/api/api-keys', { name: 'Warehouse' })).body;
  await askWithKey(server.http, key, 'PATCH', '/api/company', { name: 'Northlake' });
  await askWithKey(server.http, server.http.operatorToken, 'PATCH', '/api/company', { currency: 'NOK' });
  await meis.remove('/api/account/sessions');

  const { members } = (await ana.get('/api/members')).body;
  const idOf = (name: string) => members.find((member: { name: string }) => member.name === name).id;
  expect(await sentences(`?who=${idOf('Mei Tanaka')}`)).toEqual(['Mei Tanaka joined.']);
  expect(await sentences('?who=operator')).toEqual(['The operator changed the company: currency.']);
  expect(await sentences('?kind=company&from=2026-11-18')).toEqual([
    'The operator changed the company: currency.',
    'A program of Ana Ruiz changed the company: name.',
  ]);
  expect((await sentences('?to=2026-11-17')).at(-1)).toBe('Ana Ruiz set up the company.');
  expect(await sentences('?from=2026-11-18&to=2026-11-18&kind=api-keys')).toEqual(['Ana Ruiz made the API key “Warehouse”.']);
  expect(await asked(`?about=${apiKey.id}`)).toMatchObject([{ name: 'api-key.created', about: { thing: 'apiKey', id: apiKey.id } }]);
  expect(await sentences('?from=2026-11-19')).toEqual([]);
});

test('what cannot be asked is refused with where and what is accepted', async () => {
  const refused: [string, string, string][] = [
    ['?who=somebody', 'not-a-member', 'who'],
    ['?kind=weather', 'not-accepted', 'kind'],
    ['?from=2026-02-31', 'not-a-day', 'from'],
    ['?to=tomorrow', 'not-a-day', 'to'],
    ['?about=m_guessed', 'not-a-thing', 'about'],
  ];
  for (const [query, code, where] of refused)
    for (const path of ['/api/audit-events', '/api/audit-events.csv'])
      expect(await ana.get(path + query)).toMatchObject({ status: 422, body: { code, where, accepted: expect.any(String) } });
});

test('all of it leaves as CSV that no spreadsheet runs, or as lines of JSON, and only to whoever may read it', async () => {
  await ana.post('/api/api-keys', { name: '=HYPERLINK("http://evil.example")' });
  for (let step = 0; step < 510; step++) {
    if (step % 100 === 0) server.clock.advance(60_000);
    await ana.patch('/api/company', { name: `Northlake ${step}` });
  }
  const csv = await ana.get('/api/audit-events.csv');
  expect(csv.headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="what-happened.csv"',
  });
  const lines = String(csv.body).trimEnd().split('\r\n');
  expect(lines).toHaveLength(1 + 512);
  expect(lines[0]).toBe('id,at,who,kind of who,event,sentence,about');
  expect(lines.at(-1)).toContain('Ana Ruiz set up the company.');
  // One line only, so that it is read as JSON.
  expect((await ana.get('/api/audit-events.jsonl?kind=api-keys')).body).toMatchObject({ event: 'api-key.created', who: 'Ana Ruiz' });
  const partner = await join(server, ana, { ...mei, email: 'paula@northlake.example', team: 'people', role: 'people-partner' });
  for (const path of ['/api/audit-events', '/api/audit-events.csv', '/api/audit-events.jsonl'])
    expect(await partner.get(path)).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
});
