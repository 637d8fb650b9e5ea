import { appendFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemContext } from '#platform/context.ts';
import { testApp, type TestApp } from '#test/app.ts';
import type { Browser } from '#test/browser.ts';
import { inNewestCompany, newestCompany } from '#test/in-company.ts';
import { mei } from '#test/northlake-people.ts';
import { join as joinCompany, setUpNorthlake, type WorkspaceServer } from '#test/workspace-server.ts';
import { look } from './look.ts';

const hour = 3_600_000;
const people = 'Record ID,First Name\n1,Ingrid\n2,Said\n';
const mapping = {
  entente: 1,
  source: 'Fair',
  shape: 'table',
  stages: [],
  person: { keys: [{ space: 'crm', columns: ['Record ID'] }], firstName: { column: 'First Name' } },
};

/** Somebody else's server: what it gives, and what it was asked. */
const theirs = { content: people, etag: null as string | null, status: 200, asked: [] as IncomingMessage[] };
let server: Server;
let place: string;
let root: string;
let folder: string;
let app: TestApp;
const inCompany = (statement: string, values: unknown[]) => inNewestCompany(app, statement, values);
let ana: Browser;
let savedMappingId: string;

beforeAll(async () => {
  server = createServer(answer);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  place = `http://127.0.0.1:${(server.address() as AddressInfo).port}/people.csv`;
  root = mkdtempSync(join(tmpdir(), 'entente-open-'));
  folder = join(root, 'exports');
  mkdirSync(folder);
  app = await testApp({ settings: { outboundAllow: ['127.0.0.1'], importFolders: [root] } });
  ana = await setUpNorthlake(app as unknown as WorkspaceServer);
  savedMappingId = (await ana.post('/api/mappings', { name: 'Fair', mapping })).body.savedMapping.id;
});
afterAll(async () => {
  await app.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(root, { recursive: true });
});

function answer(request: IncomingMessage, response: ServerResponse): void {
  theirs.asked.push(request);
  if (theirs.status !== 200) return void response.writeHead(theirs.status).end();
  if (theirs.etag && request.headers['if-none-match'] === theirs.etag) return void response.writeHead(304).end();
  response.writeHead(200, theirs.etag ? { etag: theirs.etag } : {}).end(theirs.content);
}

/** Time goes by; what was due is done. */
async function later(milliseconds: number): Promise<void> {
  app.clock.advance(milliseconds);
  await app.sweep();
  await app.worker.settle();
}

const daily = () => ({ name: 'Fair by mail', url: place, savedMappingId, every: 'day', at: '11:30' });
const shown = async (id: string) =>
  (await ana.get('/api/import-schedules')).body.importSchedules.find((schedule: { id: string }) => schedule.id === id);
const lastLook = async (id: string) => (await shown(id)).looks[0];

describe('an address that is looked at every day', () => {
  let id: string;

  test('is to be looked at first when its time comes, by the wall clock of the company', async () => {
    const made = await ana.post('/api/import-schedules', daily());
    // 11:30 in Amsterdam in November; now it is 11:08 there.
    expect(made).toMatchObject({
      status: 201,
      body: { importSchedule: { nextLookAt: '2026-11-17T10:30:00.000Z', timeZone: 'Europe/Amsterdam', looks: [] } },
    });
    id = made.body.importSchedule.id;
    await later(0.3 * hour);
    expect(theirs.asked).toHaveLength(0);
  });

  test('is imported when its time has come, once', async () => {
    await later(0.1 * hour);
    await later(0.1 * hour);
    expect(await shown(id)).toMatchObject({
      nextLookAt: '2026-11-18T10:30:00.000Z',
      looks: [{ outcome: 'imported', fileNames: ['people.csv'], importState: 'done', askedBy: null, problem: null }],
    });
    expect((await ana.get('/api/people')).body.people).toHaveLength(2);
    const runs = (await ana.get('/api/import-runs')).body.importRuns;
    expect(runs).toMatchObject([{ sourceName: 'Fair', created: 2 }]);
    expect((await ana.get('/api/mappings')).body.mappings).toMatchObject([{ name: 'Fair', importRuns: 1 }]);
  });

  test('the same content is looked at and not imported', async () => {
    await later(24 * hour);
    expect(await lastLook(id)).toMatchObject({ outcome: 'nothing-new', importRunId: null });
    theirs.etag = '"first"';
    await later(24 * hour);
    await later(24 * hour);
    // With a mark of its content, nothing is sent any more.
    expect(theirs.asked.at(-1)!.headers['if-none-match']).toBe('"first"');
    expect((await ana.get('/api/import-runs')).body.importRuns).toHaveLength(1);
  });

  test('what is new is imported by the newest version of its mapping', async () => {
    Object.assign(theirs, { etag: '"second"', content: `${people}3,Mei\n` });
    await ana.post(`/api/mappings/${savedMappingId}/versions`, { mapping: { ...mapping, timeZone: 'UTC' } });
    await later(24 * hour);
    expect(await lastLook(id)).toMatchObject({ outcome: 'imported', importState: 'done' });
    const [run] = (await ana.get('/api/import-runs')).body.importRuns;
    expect(run).toMatchObject({ created: 1, unchanged: 2 });
    expect((await ana.get(`/api/mappings/${savedMappingId}`)).body.versions).toMatchObject([
      { version: 2, importRuns: 1 },
      { version: 1, importRuns: 1 },
    ]);
  });

  test('a failure is shown with its reason, tried again later and later, and forgotten when it works again', async () => {
    theirs.status = 404;
    await later(24 * hour);
    const failed = await shown(id);
    expect(failed.failures).toBe(1);
    expect(failed.looks[0]).toMatchObject({ outcome: 'failed', problem: { code: 'not-given', message: expect.stringContaining('404') } });
    expect(Date.parse(failed.nextLookAt) - app.clock.now()).toBe(hour / 4);
    await later(hour / 4);
    expect((await shown(id)).failures).toBe(2);
    expect(Date.parse((await shown(id)).nextLookAt) - app.clock.now()).toBe(hour / 2);
    theirs.status = 200;
    await later(hour / 2);
    const outcomes = (await shown(id)).looks.map((seen: { outcome: string }) => seen.outcome);
    expect([(await shown(id)).failures, outcomes.slice(0, 3)]).toEqual([0, ['nothing-new', 'failed', 'failed']]);
  });

  test('paused it looks no more by itself, but when asked to', async () => {
    await ana.patch(`/api/import-schedules/${id}`, { paused: true });
    const before = theirs.asked.length;
    await later(72 * hour);
    expect(theirs.asked).toHaveLength(before);
    expect(await shown(id)).toMatchObject({ nextLookAt: null, paused: { by: 'Ana Ruiz' } });
    expect((await ana.post(`/api/import-schedules/${id}/runs`)).status).toBe(202);
    expect((await ana.post(`/api/import-schedules/${id}/runs`)).body.code).toBe('looking-already');
    await later(0);
    expect(await lastLook(id)).toMatchObject({ outcome: 'nothing-new', askedBy: 'Ana Ruiz' });
    const resumed = await ana.patch(`/api/import-schedules/${id}`, { paused: false });
    expect(Date.parse(resumed.body.importSchedule.nextLookAt)).toBeGreaterThan(app.clock.now());
  });

  test('what was missed while nobody was there is made up for once', async () => {
    const before = (await shown(id)).looks.length;
    await later(10 * 24 * hour);
    expect((await shown(id)).looks.length).toBe(before + 1);
  });

  test('ended, it is in no list and looks no more', async () => {
    expect((await ana.remove(`/api/mappings/${savedMappingId}`)).body.code).toBe('mapping-in-use');
    expect((await ana.remove(`/api/import-schedules/${id}`)).status).toBe(200);
    const before = theirs.asked.length;
    await later(72 * hour);
    expect(theirs.asked).toHaveLength(before);
    expect((await ana.get('/api/import-schedules')).body.importSchedules).toEqual([]);
  });
});

describe('an address that wants to know who asks', () => {
  let id: string;

  test('gets the header; nobody else does', async () => {
    const made = await ana.post('/api/import-schedules', { ...daily(), header: { name: 'Authorization', value: 'Bearer sesame' } });
    id = made.body.importSchedule.id;
    await ana.post(`/api/import-schedules/${id}/runs`);
    await later(0);
    expect(theirs.asked.at(-1)!.headers.authorization).toBe('Bearer sesame');
    expect(made.body.importSchedule.headerName).toBe('Authorization');
    for (const path of ['/api/import-schedules', '/api/audit-events'])
      expect(JSON.stringify((await ana.get(path)).body)).not.toContain('sesame');
    const [stored] = await inCompany('select header_value from entente.import_schedules where header_name is not null', []);
    expect([stored!.header_value.length > 0, stored!.header_value.includes('sesame')]).toEqual([true, false]);
  });

  test('turned to another host it goes without', async () => {
    const other = place.replace('127.0.0.1', 'localhost');
    await ana.patch(`/api/import-schedules/${id}`, { url: `${place}?day=2` });
    expect((await shown(id)).headerName).toBe('Authorization');
    await ana.patch(`/api/import-schedules/${id}`, { url: other });
    expect((await shown(id)).headerName).toBeNull();
  });

  test('one inside a closed network is refused when it is saved, and one that was saved when it is looked at', async () => {
    const url = 'http://169.254.169.254/latest/meta-data/';
    const before = await shown(id);
    expect((await ana.patch(`/api/import-schedules/${id}`, { url })).body).toMatchObject({ code: 'closed-network', where: 'url' });
    expect((await shown(id)).place).toEqual(before.place);
    await inCompany('update entente.import_schedules set place = $1', [url]);
    await ana.post(`/api/import-schedules/${id}/runs`);
    await later(0);
    expect(await lastLook(id)).toMatchObject({ outcome: 'failed', problem: { code: 'closed-network' } });
    await ana.remove(`/api/import-schedules/${id}`);
  });
});

describe('a folder', () => {
  let id: string;
  const put = (name: string, content: string | Uint8Array, day: number) => {
    writeFileSync(join(folder, name), content);
    utimesSync(join(folder, name), new Date(`2026-11-0${day}T08:00:00Z`), new Date(`2026-11-0${day}T08:00:00Z`));
  };

  test('brings the files whose names match, the oldest first', async () => {
    put('b.csv', 'Record ID,First Name\n10,Ben\n', 1);
    put('a.CSV', 'Record ID,First Name\n10,Benjamin\n', 2);
    put('notes.txt', 'nothing to import', 1);
    const made = await ana.post('/api/import-schedules', {
      name: 'Drop',
      folder,
      filePattern: '*.csv',
      savedMappingId,
      every: 'hour',
      at: '00:15',
    });
    expect(made.status).toBe(201);
    id = made.body.importSchedule.id;
    await later(hour);
    expect(await lastLook(id)).toMatchObject({ outcome: 'imported', fileNames: ['b.csv', 'a.CSV'], importState: 'done' });
    expect((await ana.get('/api/people?search=benjamin')).body.people).toHaveLength(1);
  });

  test('and then only what is new or another', async () => {
    await later(hour);
    expect(await lastLook(id)).toMatchObject({ outcome: 'nothing-new' });
    // Another stamp, the same content.
    put('b.csv', 'Record ID,First Name\n10,Ben\n', 3);
    await later(hour);
    expect(await lastLook(id)).toMatchObject({ outcome: 'nothing-new' });
    put('c.csv', 'Record ID,First Name\n11,Cora\n', 4);
    put('b.csv', 'Record ID,First Name\n10,Ben\n12,Dov\n', 5);
    await later(hour);
    expect(await lastLook(id)).toMatchObject({ outcome: 'imported', fileNames: ['c.csv', 'b.csv'] });
  });

  test('a file that cannot be imported is named, and is tried again', async () => {
    put('d.csv', 'Name,Other\nx,y\n', 6);
    await later(hour);
    expect(await lastLook(id)).toMatchObject({
      outcome: 'failed',
      problem: { code: 'missing-column', message: expect.stringContaining('Record ID') },
    });
    rmSync(join(folder, 'd.csv'));
    await later(hour);
    expect(await lastLook(id)).toMatchObject({ outcome: 'nothing-new' });
  });

  test('a link that leads out of it is refused', async () => {
    symlinkSync('/etc/hostname', join(folder, 'e.csv'));
    await later(hour);
    expect(await lastLook(id)).toMatchObject({ outcome: 'failed', problem: { code: 'leads-out' } });
    rmSync(join(folder, 'e.csv'));
  });

  test('leaves no upload of a look that failed, also where a file is the only one that cannot be read', async () => {
    const uploads = () =>
      inCompany('select count(*)::int as count from entente.uploads where id not in (select upload_id from entente.import_run_files)', []);
    put('f.csv', 'Name,Other\nx,y\n', 6);
    await later(hour);
    expect(await lastLook(id)).toMatchObject({ outcome: 'failed', fileNames: ['f.csv'] });
    expect(await uploads()).toEqual([{ count: 0 }]);
  });

  test('goes on with the others where a file cannot be imported, leads out or is still being written, and names the first', async () => {
    put('g.csv', 'Record ID,First Name\n20,Gus\n', 7);
    put('h.csv', 'Record ID,First Name\n21,Hal\n', 8);
    symlinkSync('/etc/hostname', join(folder, 'e.csv'));
    // Somebody writes it all the while.
    const writer = setInterval(() => appendFileSync(join(folder, 'h.csv'), '21,Hal\n'), 1);
    await later(hour);
    clearInterval(writer);
    expect(await lastLook(id)).toMatchObject({
      outcome: 'imported',
      fileNames: ['g.csv'],
      importState: 'done',
      problem: { code: 'leads-out' },
    });
    rmSync(join(folder, 'e.csv'));
    rmSync(join(folder, 'f.csv'));
    const { nextLookAt } = await shown(id);
    expect(Date.parse(nextLookAt) - app.clock.now()).toBeLessThanOrEqual(hour / 4);
    await later(hour / 4);
    expect(await lastLook(id)).toMatchObject({ outcome: 'imported', fileNames: ['h.csv'], problem: null });
  });

  test('an import that failed is a failure of the schedule, and its files come again only when somebody asks', async () => {
    // Its beginning can be read, its end is missing.
    const rows = Array.from({ length: 4000 }, (_, row) => `${row},${'word '.repeat(200)}${row}`).join('\n');
    const whole = gzipSync(`Record ID,First Name\n${rows}\n`);
    put('k.csv', whole.subarray(0, whole.length - 1000), 9);
    await later(hour);
    expect(await shown(id)).toMatchObject({ failures: 1 });
    expect(await lastLook(id)).toMatchObject({ outcome: 'failed', importState: 'failed', fileNames: ['k.csv'] });
    await later(hour);
    expect(await shown(id)).toMatchObject({ failures: 1 });
    expect(await lastLook(id)).toMatchObject({ outcome: 'nothing-new' });
    await ana.post(`/api/import-schedules/${id}/runs`);
    await later(0);
    expect(await shown(id)).toMatchObject({ failures: 2 });
    expect(await lastLook(id)).toMatchObject({ outcome: 'failed', importState: 'failed', fileNames: ['k.csv'] });
    put('k.csv', 'Record ID,First Name\n30,Kim\n', 9);
    await later(hour);
    expect(await shown(id)).toMatchObject({ failures: 0 });
    expect(await lastLook(id)).toMatchObject({ outcome: 'imported', importState: 'done', problem: null });
  });

  test('one that is not open, or leads to one that is not, is refused', async () => {
    const wanted = { name: 'Out', savedMappingId, every: 'day', at: '06:00' };
    symlinkSync('/etc', join(root, 'way-out'));
    for (const closed of ['/etc', join(root, 'way-out'), `${root}-beside`, join(root, '..'), '/nowhere']) {
      expect([closed, (await ana.post('/api/import-schedules', { ...wanted, folder: closed })).body.code]).toEqual([
        closed,
        'closed-folder',
      ]);
    }
  });
});

test('a look that was interrupted goes on with what it had brought, and asks for one import', async () => {
  Object.assign(theirs, { etag: null, content: `${people}77,Zoe\n` });
  const made = await ana.post('/api/import-schedules', daily());
  const { id } = made.body.importSchedule;
  await ana.post(`/api/import-schedules/${id}/runs`);
  const lookId = await newestLookId();
  const { caller } = systemContext(app.platform, await newestCompany(app));
  const context = { ...app.platform, caller };
  // Killed behind the request for its import: the end of the look was never written.
  await look(context, lookId, new AbortController().signal);
  await inCompany('update entente.import_schedule_looks set ended_at = null, outcome = null, import_run_id = null where id = $1', [lookId]);
  const asked = theirs.asked.length;
  await look(context, lookId, new AbortController().signal);
  expect(theirs.asked).toHaveLength(asked);
  await later(0);
  expect(await lastLook(id)).toMatchObject({ outcome: 'imported', importState: 'done' });
  expect(
    await inCompany(
      'select count(*)::int as count from entente.import_runs where id in (select import_run_id from entente.import_schedule_looks where id = $1)',
      [lookId],
    ),
  ).toEqual([{ count: 1 }]);
  await ana.remove(`/api/import-schedules/${id}`);
});

test('what cannot be is refused with what is accepted', async () => {
  const refused = async (change: object) => (await ana.post('/api/import-schedules', { ...daily(), ...change })).body;
  expect(await refused({ folder })).toMatchObject({ code: 'two-places' });
  expect(await refused({ url: undefined })).toMatchObject({ code: 'no-place' });
  expect(await refused({ url: 'file:///etc/passwd' })).toMatchObject({ code: 'not-http' });
  expect(await refused({ url: 'files.example' })).toMatchObject({ code: 'not-an-address' });
  for (const url of ['http://127.0.0.2:9999/', 'http://10.1.2.3/x.csv', 'http://[::1]/', 'http://2130706434/']) {
    expect([url, await refused({ url })]).toEqual([url, expect.objectContaining({ code: 'closed-network', where: 'url' })]);
  }
  expect(await refused({ url: 'http://ana:x@files.example/' })).toMatchObject({ code: 'password-in-address' });
  expect(await refused({ header: { name: 'Transfer-encoding', value: 'chunked' } })).toMatchObject({ where: 'header.name' });
  expect(await refused({ every: 'week' })).toMatchObject({ code: 'no-weekday' });
  expect(await refused({ at: '24:00' })).toMatchObject({ where: 'at' });
  expect(await refused({ savedMappingId: 'v_nothing' })).toMatchObject({ code: 'no-such-mapping' });
  expect(await refused({ version: 9 })).toMatchObject({ code: 'no-such-version', accepted: '1 to 2' });
  expect(await refused({ filePattern: '../*.csv' })).toMatchObject({ where: 'filePattern' });
});

test('a seller sees them without what may be a key, and changes nothing', async () => {
  const seller = await joinCompany(app as unknown as WorkspaceServer, ana, mei);
  const made = await ana.post('/api/import-schedules', { ...daily(), url: `${place}?token=sesame` });
  const { id } = made.body.importSchedule;
  const before = (await ana.get('/api/import-schedules')).body;
  const seen = JSON.stringify((await seller.get('/api/import-schedules')).body);
  expect([seen.includes('people.csv'), seen.includes('sesame')]).toEqual([true, false]);
  expect((await seller.post('/api/import-schedules', daily())).status).toBe(403);
  expect((await seller.patch(`/api/import-schedules/${id}`, { paused: true })).status).toBe(403);
  expect((await seller.post(`/api/import-schedules/${id}/runs`)).status).toBe(403);
  expect((await seller.remove(`/api/import-schedules/${id}`)).status).toBe(403);
  expect((await ana.get('/api/import-schedules')).body).toEqual(before);
});

async function newestLookId(): Promise<number> {
  return (await inCompany('select max(id)::int as id from entente.import_schedule_looks', []))[0]!['id'];
}
