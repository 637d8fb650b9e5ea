import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inWorkspace } from '#platform/database/database.ts';
import { testApp, type TestApp } from '#test/app.ts';
import type { Browser } from '#test/browser.ts';
import { mei } from '#test/northlake-people.ts';
import { join, setUpNorthlake, type WorkspaceServer } from '#test/workspace-server.ts';
import { findSavedMapping } from './find-saved-mapping.ts';

const header = ['Record ID', 'First Name', 'Origin'];
const fair = {
  entente: 1,
  source: 'Fair contacts',
  shape: 'table',
  stages: [],
  person: { keys: [{ space: 'crm', columns: ['Record ID'] }], firstName: { column: 'First Name' } },
};

let app: TestApp;
let ana: Browser;
let workspaceId: number;
beforeAll(async () => {
  app = await testApp();
  ana = await setUpNorthlake(app as unknown as WorkspaceServer);
  workspaceId = (await app.platform.database.pool.query('select max(id) as id from directory.workspaces')).rows[0].id;
});
afterAll(() => app.close());

const find = (columns: string[]) => inWorkspace(app.platform.database, workspaceId, (tx) => findSavedMapping(tx, columns));

describe('a mapping kept under a name', () => {
  let id: string;

  test('is saved with who and when, once under a name', async () => {
    const saved = await ana.post('/api/mappings', { name: 'Fair', mapping: fair, header });
    expect(saved).toMatchObject({
      status: 201,
      body: {
        savedMapping: { name: 'Fair', version: 1, source: 'Fair contacts', savedBy: 'Ana Ruiz', savedAt: '2026-11-17T10:08:00.000Z' },
      },
    });
    id = saved.body.savedMapping.id;
    const again = await ana.post('/api/mappings', { name: 'Fair', mapping: fair });
    expect(again).toMatchObject({ status: 409, body: { code: 'mapping-name-taken' } });
  });

  test('a correction is the next version; the first stays what it was, and the same again is no version', async () => {
    const corrected = { ...fair, person: { ...fair.person, attributes: { Origin: { column: 'Origin' } } } };
    const answer = await ana.post(`/api/mappings/${id}/versions`, { mapping: corrected, header });
    expect(answer).toMatchObject({ status: 201, body: { savedMapping: { version: 2 }, mapping: corrected } });
    const { person, ...rest } = corrected;
    expect((await ana.post(`/api/mappings/${id}/versions`, { mapping: { person, ...rest } })).body.savedMapping.version).toBe(2);
    expect((await ana.get(`/api/mappings/${id}/versions/1`)).body).toEqual(fair);
    expect((await ana.get(`/api/mappings/${id}/versions/2`)).body).toEqual(corrected);
    expect((await ana.get(`/api/mappings/${id}/versions/3`)).body).toMatchObject({ code: 'no-such-version', accepted: '1 to 2' });
    expect((await ana.get(`/api/mappings/${id}`)).body.versions.map((version: { version: number }) => version.version)).toEqual([2, 1]);
  });

  test('it is exported as a file of its name, as it was written', async () => {
    const { headers } = await ana.get(`/api/mappings/${id}/versions/1`);
    expect(headers).toMatchObject({
      'content-disposition': 'attachment; filename="Fair.json"',
      'content-type': 'application/json; charset=utf-8',
    });
  });

  test('a file with its columns is suggested it, in whatever order they stand, and one with others is not', async () => {
    expect(await find(header)).toMatchObject({ name: 'Fair', version: 2, mapping: { source: 'Fair contacts' } });
    expect(await find(header.toReversed())).toMatchObject({ name: 'Fair' });
    expect(await find(['reason', 'file', 'row', ...header])).toMatchObject({ name: 'Fair' });
    expect(await find(['Record ID', 'First Name'])).toBeNull();
    expect(await find([...header, 'a', 'b', 'c', 'd'])).toBeNull();
  });

  test('of several that fit the one that was made on such a file goes first', async () => {
    await ana.post('/api/mappings', { name: 'By hand', mapping: { ...fair, source: 'By hand' } });
    expect(await find(header)).toMatchObject({ name: 'Fair' });
    expect(await find([...header, 'Phone'])).toMatchObject({ name: 'Fair' });
    expect(await find(['Record ID', 'First Name', 'Phone'])).toMatchObject({ name: 'By hand' });
  });

  test('removed, it is in no list, and its name is free again', async () => {
    expect(await ana.remove(`/api/mappings/${id}`)).toMatchObject({ status: 200 });
    expect((await ana.get('/api/mappings')).body.mappings.map((saved: { name: string }) => saved.name)).toEqual(['By hand']);
    expect((await ana.get(`/api/mappings/${id}`)).status).toBe(404);
    expect((await ana.remove(`/api/mappings/${id}`)).status).toBe(404);
    expect((await ana.post('/api/mappings', { name: 'Fair', mapping: fair })).body.savedMapping.version).toBe(1);
  });

  test('what happened stands on the audit page', async () => {
    const sentences = (await ana.get('/api/audit-events')).body.events.map((event: { sentence: string }) => event.sentence);
    expect(sentences).toEqual(
      expect.arrayContaining(['Ana Ruiz saved a mapping.', 'Ana Ruiz saved version 2 of a mapping.', 'Ana Ruiz removed a saved mapping.']),
    );
  });
});

test('a mapping that cannot be read is refused as it is in an import', async () => {
  const answer = await ana.post('/api/mappings', { name: 'Wrong', mapping: { ...fair, timeZone: 'Mars' } });
  expect(answer).toMatchObject({ status: 422, body: { code: 'not-a-time-zone', where: 'timeZone' } });
  expect((await ana.get('/api/mappings')).body.mappings.some((saved: { name: string }) => saved.name === 'Wrong')).toBe(false);
});

test('a seller reads them and saves none', async () => {
  const seller = await join(app as unknown as WorkspaceServer, ana, mei);
  const before = (await ana.get('/api/mappings')).body;
  const [first] = before.mappings;
  expect((await seller.get('/api/mappings')).body).toEqual(before);
  expect((await seller.post('/api/mappings', { name: 'Mine', mapping: fair })).status).toBe(403);
  expect((await seller.post(`/api/mappings/${first.id}/versions`, { mapping: fair })).status).toBe(403);
  expect((await seller.remove(`/api/mappings/${first.id}`)).status).toBe(403);
  expect((await ana.get('/api/mappings')).body).toEqual(before);
});
