import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemContext } from '#platform/context.ts';
import { testApp, type TestApp } from '#test/app.ts';
import type { Browser } from '#test/browser.ts';
import { ledgerOf } from '#test/import-ledger.ts';
import { inventedLog } from '#test/invented-log.ts';
import { uploadAs } from '#test/upload.ts';
import { setUpNorthlake, type WorkspaceServer } from '#test/workspace-server.ts';

const header = 'case_id,reg_date,amount_req,event_index,activity,lifecycle,resource,timestamp\n';
const log =
  header +
  inventedLog(60, 12)
    .map((row) => `${Object.values(row).join(',')}\n`)
    .join('');

let app: TestApp;
let ana: Browser;
beforeEach(async () => {
  app = await testApp();
  ana = await setUpNorthlake(app as unknown as WorkspaceServer);
});
afterEach(() => app.close());

async function upload(name: string, content: string): Promise<string> {
  return (await uploadAs(app.http, ana, name, content)).body.upload.id;
}

async function suggested(uploadId: string) {
  return (await ana.post('/api/mapping-suggestions', { uploadIds: [uploadId] })).body.groups[0].mapping;
}

/** As somebody does who takes what is suggested. */
async function importAsSuggested(name: string, content: string) {
  const uploadId = await upload(name, content);
  const mapping = await suggested(uploadId);
  const asked = await ana.post('/api/import-runs', { uploadIds: [uploadId], mapping });
  await app.worker.settle();
  return { mapping, run: (await ana.get(`/api/import-runs/${asked.body.importRun.id}`)).body.importRun };
}

const workspaces = async () => (await app.database.pool.query('select id from directory.workspaces')).rows[0].id as number;
const ledger = async () => ledgerOf(systemContext({ database: app.database } as never, await workspaces()));

async function pending(): Promise<unknown> {
  const { body } = await ana.get('/api/measures/response-times');
  return [body.handoffs, body.followedUp, body.pending];
}

test('the same log under another file name is the same source, and doubles nothing', async () => {
  await importAsSuggested('january.csv', log);
  const before = { ledger: await ledger(), pending: await pending() };
  const { mapping, run } = await importAsSuggested('february.csv', log);
  expect(mapping.source).toBe('January');
  expect(run).toMatchObject({ state: 'done', created: 0, changed: 0 });
  expect({ ledger: await ledger(), pending: await pending() }).toEqual(before);
  expect((await ana.get('/api/sources')).body.sources).toHaveLength(1);
});

test('what somebody corrected is suggested the next time, but for what was said of that file alone', async () => {
  const kept = JSON.parse(readFileSync(new URL('../../test/mappings/loan-lead-log.json', import.meta.url), 'utf8')) as object;
  const uploadId = await upload('one.csv', log);
  await ana.post('/api/import-runs', { uploadIds: [uploadId], mapping: { ...kept, observedUntil: '2026-01-01T00:00:00Z' } });
  await app.worker.settle();
  const again = await suggested(await upload('two.csv', log));
  expect(again).toMatchObject(kept);
  expect(again).not.toHaveProperty('observedUntil');
  const other = await suggested(await upload('three.csv', 'id;name\n1;A\n'));
  expect(other.source).toBe('Three');
});

test('an upload is imported once', async () => {
  const uploadIds = [await upload('once.csv', log)];
  const mapping = await suggested(uploadIds[0]!);
  const answers = await Promise.all([1, 2, 3, 4].map(() => ana.post('/api/import-runs', { uploadIds, mapping })));
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 409, 409, 409]);
  expect(answers.filter((answer) => answer.status === 409).map((answer) => answer.body.code)).toEqual(Array(3).fill('imported-already'));
  await app.worker.settle();
  expect((await ana.get('/api/import-runs')).body.importRuns).toMatchObject([{ state: 'done' }]);
});

test('refused rows that come back repaired are what they would have been', async () => {
  const rows = `Record ID,Name,Phone,Create Date\n1,"=cmd|' /C calc'!A1",+31 20 555 0100,31.2.2026\n2,-Nils,-,31.2.2026\n3,Guro,@home,14.5.2026\n`;
  const { run, mapping } = await importAsSuggested('contacts.csv', rows);
  expect(run).toMatchObject({ created: 1, refused: 2 });
  const { body: refusals } = await ana.get(`/api/import-runs/${run.id}/refusals.csv`);
  expect(refusals).toContain(",1,'=cmd|' /C calc'!A1,+31 20 555 0100,31.2.2026");
  expect(refusals).toContain(",2,'-Nils,-,31.2.2026");
  const half = String(refusals).replace('31.2.2026\r\n', '14.5.2026\r\n');
  const again = await importAsSuggested('refused-rows.csv', half);
  expect(again.mapping.source).toBe(mapping.source);
  expect(again.run).toMatchObject({ created: 1, refused: 1 });
  const names = (await ana.get('/api/people')).body.people.map((one: { name: string }) => one.name);
  expect(names).toContain("=cmd|' /C calc'!A1");
  const { body: left } = await ana.get(`/api/import-runs/${again.run.id}/refusals.csv`);
  expect(String(left).split('\r\n')[0]).toBe('reason,file,row,Record ID,Name,Phone,Create Date');
});

test('refused rows are known by their source also after they were tried again, and where lines stood above its columns', async () => {
  const rows = `Contacts of the spring,,,\nRecord ID,Name,Phone,Create Date\n1,Ada,1,31.2.2026\n2,Nils,2,14.5.2026\n3,Guro,3,14.5.2026\n`;
  const { run, mapping } = await importAsSuggested('contacts.csv', rows);
  expect(run).toMatchObject({ created: 2, refused: 1 });
  expect(mapping.file.headerRow).toBe(2);
  await ana.post(`/api/import-runs/${run.id}/repairs`, {});
  await app.worker.settle();
  const { body: refusals } = await ana.get(`/api/import-runs/${run.id}/refusals.csv`);
  const again = await importAsSuggested('refused-rows.csv', String(refusals).replaceAll('31.2.2026', '14.5.2026'));
  expect(again.mapping).toMatchObject({ source: mapping.source, person: mapping.person });
  expect(again.run).toMatchObject({ created: 1, refused: 0 });
});

test('refused rows of a source that nobody knows any more are matched by their own columns', async () => {
  const uploadId = await upload('refused-rows.csv', 'reason,file,row,Record ID,Name,Email\nwhy,a.csv,2,1,Ada,ada@fjordvann.example\n');
  const { columns, mapping } = (await ana.post('/api/mapping-suggestions', { uploadIds: [uploadId] })).body.groups[0];
  expect(columns.map((one: { name: string }) => one.name)).toEqual(['Record ID', 'Name', 'Email']);
  expect(JSON.stringify(mapping)).not.toContain('"reason"');
});
