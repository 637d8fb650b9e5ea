import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '#test/app.ts';
import type { Browser } from '#test/browser.ts';
import { manifestOf, unpacked, type Exported } from '#test/exported.ts';
import { mei } from '#test/northlake-people.ts';
import { uploadAs } from '#test/upload.ts';
import { join, setUpNorthlake, type WorkspaceServer } from '#test/workspace-server.ts';

const mapping = {
  entente: 1,
  source: 'Fair / contacts',
  shape: 'table',
  stages: ['Met'],
  person: { keys: [{ space: 'crm', columns: ['Id', 'List'] }], name: { column: 'Name' }, attributes: { Note: { column: 'Note' } } },
  moments: [{ column: 'Met', becomes: 'captured', stage: 'Met' }],
};
const rows = `Id,List,Name,Note,Met
1,a,=HYPERLINK(1),'=mine,2026-01-02
2,a,"Ruiz, ""Ana""",+49 30 1234,
3,b,Zoë 👩‍🚀,-1+1,2026-01-03
`;

let app: TestApp;
let ana: Browser;
beforeAll(async () => {
  app = await testApp();
  ana = await setUpNorthlake(app as unknown as WorkspaceServer);
  const upload = await uploadAs(app.http, ana, 'fair.csv', rows);
  await ana.post('/api/import-runs', { uploadIds: [upload.body.upload.id], mapping });
  await app.worker.settle();
});
afterAll(() => app.close());

async function download(browser: Browser, format: string) {
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { host: 'localhost', cookie };
  const answer = await app.http.inject({ method: 'GET', url: `/api/export?format=${format}`, headers });
  return { status: answer.statusCode, headers: answer.headers, bytes: answer.rawPayload };
}

const textOf = (exported: Exported, path: string) => exported.get(path)!.toString();

test('everything comes as an archive that says how to read it', async () => {
  const { status, headers, bytes } = await download(ana, 'csv');
  expect([status, headers['content-type'], headers['content-disposition']]).toEqual([
    200,
    'application/zip',
    'attachment; filename="entente-2026-11-17-csv.zip"',
  ]);
  const exported = await unpacked(bytes);
  expect(textOf(exported, 'README.txt')).toContain('Northlake Instruments');
  expect(manifestOf(exported)).toMatchObject({
    entente: 'export',
    version: 1,
    format: 'csv',
    company: { name: 'Northlake Instruments', timeZone: 'Europe/Amsterdam', currency: 'EUR' },
    imports: [{ file: 'sources/fair-contacts/0001-people.csv', source: 'Fair / contacts', rows: 3 }],
  });
  expect(textOf(exported, 'readable/people.csv')).toContain('Zoë 👩‍🚀');
  expect(textOf(exported, 'readable/members.csv')).toContain('Ana Ruiz,marketing,head-of-marketing');
});

test('no cell of it is run by a spreadsheet, and its mapping takes the protection off again', async () => {
  const exported = await unpacked((await download(ana, 'csv')).bytes);
  const file = textOf(exported, 'sources/fair-contacts/0001-people.csv');
  expect(file).toContain("'=HYPERLINK(1)");
  expect(file).toContain(",''=mine,");
  for (const cell of file.split(/[,\r\n]+/)) expect(cell).not.toMatch(/^"?[=@]/);
  const read = JSON.parse(textOf(exported, 'sources/fair-contacts/0001-people.mapping.json'));
  expect(read).toMatchObject({ source: 'Fair / contacts', file: { protected: true }, knownAt: '2026-11-17T10:08:00.000Z' });
  const upload = await uploadAs(app.http, ana, 'again.csv', file);
  const preview = await ana.post('/api/import-previews', { uploadIds: [upload.body.upload.id], mapping: read });
  expect(preview.body.counts).toMatchObject({ read: 3, same: 3, refused: 0 });
});

test('JSON lines hold every cell as it is', async () => {
  const exported = await unpacked((await download(ana, 'jsonl')).bytes);
  const lines = textOf(exported, 'sources/fair-contacts/0001-people.jsonl').trim().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as Record<string, string>)['name'])).toEqual(['=HYPERLINK(1)', 'Ruiz, "Ana"', 'Zoë 👩‍🚀']);
});

test('that somebody took it stands on the audit page', async () => {
  const sentences = (await ana.get('/api/audit-events')).body.events.map((event: { sentence: string }) => event.sentence);
  expect(sentences).toContain('Ana Ruiz took all data out.');
});

test('a seller, somebody at the door and a format that is none get nothing, and nothing is said to have been taken', async () => {
  const seller = await join(app as unknown as WorkspaceServer, ana, mei);
  const before = (await ana.get('/api/audit-events')).body.events.length;
  expect((await download(seller, 'csv')).status).toBe(403);
  expect((await app.browser().get('/api/export')).status).toBe(401);
  expect(await ana.get('/api/export?format=xml')).toMatchObject({ status: 422, body: { accepted: 'csv, jsonl' } });
  expect((await ana.get('/api/audit-events')).body.events).toHaveLength(before);
});
