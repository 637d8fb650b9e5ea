import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '#test/app.ts';
import type { Browser } from '#test/browser.ts';
import { mei } from '#test/northlake-people.ts';
import { uploadAs } from '#test/upload.ts';
import { join, setUpNorthlake, type WorkspaceServer } from '#test/workspace-server.ts';

const csv =
  'Record ID,First Name,Email,Create Date,Origin,Won Date,Amount\n1,Ingrid,ingrid@fjordvann.example,14.5.2026,fair,20.11.2026,"1.200,50"\n2,=HYPERLINK(1),,31.2.2026,Select,,\n3,Said,said@x.example,15.5.2026,web,,\n';

let app: TestApp;
let ana: Browser;
let uploadId: string;
// The mapping as it travels; what it holds is what this story is about.
// oxlint-disable-next-line typescript/no-explicit-any
let mapping: any;
beforeAll(async () => {
  app = await testApp();
  ana = await setUpNorthlake(app as unknown as WorkspaceServer);
});
afterAll(() => app.close());

describe('from a file to records, as the screens do it', () => {
  test('a file is uploaded', async () => {
    const answer = await uploadAs(app.http, ana, 'fair contacts.csv', csv);
    expect(answer).toMatchObject({ status: 201, body: { upload: { name: 'fair contacts.csv', bytes: Buffer.byteLength(csv) } } });
    uploadId = answer.body.upload.id;
  });

  test('its columns are recognised by names and contents', async () => {
    const { status, body } = await ana.post('/api/mapping-suggestions', { uploadIds: [uploadId] });
    expect(status).toBe(200);
    const [group] = body.groups;
    mapping = group.mapping;
    expect(mapping).toMatchObject({
      source: 'Fair contacts',
      shape: 'table',
      timeZone: 'Europe/Amsterdam',
      person: { keys: [{ space: 'record-id', columns: ['Record ID'] }], firstName: { column: 'First Name' }, email: { column: 'Email' } },
      moments: [{ column: 'Create Date', format: 'D.M.YYYY', becomes: 'captured' }],
      deal: { amount: { column: 'Amount', decimal: ',' }, moments: [{ column: 'Won Date', format: 'D.M.YYYY', becomes: 'won' }] },
    });
    expect(mapping.person.attributes).toEqual({ Origin: { column: 'Origin' } });
    expect(mapping.unanswered).toEqual(['Select']);
    expect(group.file).toMatchObject({ delimiter: ',', encoding: 'utf-8', gzipped: false, rowsEstimated: 3 });
    expect(group.columns.map((column: { certainty: string }) => column.certainty)).not.toContain('left-out');
  });

  test('the preview shows the rows as they will become and writes nothing', async () => {
    const { body } = await ana.post('/api/import-previews', { uploadIds: [uploadId], mapping });
    expect(body.counts).toMatchObject({ read: 3, new: 2, changed: 0, same: 0, refused: 1, complete: true });
    expect(body.rows[0]).toMatchObject({ row: 2, outcome: 'new', person: { name: 'Ingrid', key: '1', attributes: { Origin: 'fair' } } });
    expect(body.rows[1]).toMatchObject({ outcome: 'refused', reason: 'Not a day: 31.2.2026 in Create Date. Accepted: D.M.YYYY.' });
    expect(body.problems).toEqual([{ code: 'not-a-day', message: body.rows[1].reason, count: 1, firstRow: 3 }]);
    expect((await ana.get('/api/sources')).body.sources).toEqual([]);
  });

  test('the import runs in the background and says how it went', async () => {
    const asked = await ana.post('/api/import-runs', { uploadIds: [uploadId], mapping });
    expect(asked).toMatchObject({ status: 201, body: { importRun: { state: 'waiting', fileNames: ['fair contacts.csv'] } } });
    await app.worker.settle();
    const { body } = await ana.get(`/api/import-runs/${asked.body.importRun.id}`);
    expect(body.importRun).toMatchObject({
      state: 'done',
      rowsRead: 3,
      rowsEstimated: 3,
      created: 2,
      refused: 1,
      bytesRead: Buffer.byteLength(csv),
    });
    expect((await ana.get('/api/sources')).body.sources).toMatchObject([{ name: 'Fair contacts', rows: 2, lastImport: { state: 'done' } }]);
    expect((await ana.get('/api/people')).body.people).toHaveLength(2);
  });

  test('refused rows come back as a page and as a file that no spreadsheet runs', async () => {
    const [run] = (await ana.get('/api/import-runs')).body.importRuns;
    const { body } = await ana.get(`/api/import-runs/${run.id}/refusals`);
    expect(body).toMatchObject({
      refusals: [{ row: 3, code: 'not-a-day', cells: ['2', '=HYPERLINK(1)', '', '31.2.2026', 'Select', '', ''] }],
      next: null,
    });
    const file = await ana.get(`/api/import-runs/${run.id}/refusals.csv`);
    expect(file.body).toContain('reason,file,row,Record ID,First Name');
    expect(file.body).toContain(",'=HYPERLINK(1),");
  });

  test('the same rows again are the same; the upload itself cannot be imported twice', async () => {
    expect((await ana.post('/api/import-runs', { uploadIds: [uploadId], mapping })).body.code).toBe('imported-already');
    const again = await uploadAs(app.http, ana, 'fair contacts.csv', csv);
    const { body } = await ana.post('/api/import-previews', { uploadIds: [again.body.upload.id], mapping });
    expect(body.counts).toMatchObject({ new: 0, changed: 0, same: 2, refused: 1 });
  });

  test('what happened stands on the audit page', async () => {
    const sentences = (await ana.get('/api/audit-events')).body.events.map((event: { sentence: string }) => event.sentence);
    expect(sentences).toEqual(expect.arrayContaining(['Ana Ruiz began an import.', 'An import came to its end.']));
  });
});

describe('who may not', () => {
  test('a seller sees imports and begins none; nothing is there afterwards', async () => {
    const seller = await join(app as unknown as WorkspaceServer, ana, mei);
    const before = (await ana.get('/api/import-runs')).body;
    expect((await seller.get('/api/import-runs')).status).toBe(200);
    expect((await uploadAs(app.http, seller, 'x.csv', csv)).status).toBe(403);
    for (const path of ['/api/mapping-suggestions', '/api/import-previews', '/api/import-runs']) {
      expect((await seller.post(path, { uploadIds: [uploadId], mapping })).status).toBe(403);
    }
    expect((await ana.get('/api/import-runs')).body).toEqual(before);
  });

  test('a stranger gets no further than the door, and ids that were never given out lead nowhere', async () => {
    expect((await app.browser().get('/api/import-runs')).status).toBe(401);
    expect((await ana.get('/api/import-runs/r_nothing')).status).toBe(404);
    expect((await ana.post('/api/import-runs', { uploadIds: ['u_nothing'], mapping })).status).toBe(404);
  });
});

test('a mapping that cannot be is refused with what is wrong, before anything begins', async () => {
  const upload = await uploadAs(app.http, ana, 'y.csv', csv);
  const answer = await ana.post('/api/import-runs', { uploadIds: [upload.body.upload.id], mapping: { ...mapping, timeZone: 'Mars' } });
  expect(answer).toMatchObject({ status: 422, body: { code: 'not-a-time-zone', where: 'timeZone' } });
});

test('an upload that nobody imported is swept away after a week', async () => {
  const left = await uploadAs(app.http, ana, 'left.csv', csv);
  const uploadIds = [left.body.upload.id];
  await app.sweep();
  expect((await ana.post('/api/mapping-suggestions', { uploadIds })).status).toBe(200);
  app.clock.advance(7.1 * 86_400_000);
  await app.sweep();
  const operator = { authorization: `Bearer ${app.http.operatorToken}` };
  const gone = await app.http.inject({ method: 'POST', url: '/api/mapping-suggestions', headers: operator, payload: { uploadIds } });
  expect(gone.json()).toMatchObject({ code: 'no-such-upload' });
});
