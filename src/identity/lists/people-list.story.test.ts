import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '#test/app.ts';
import type { Browser } from '#test/browser.ts';
import { mei } from '#test/northlake-people.ts';
import { uploadAs } from '#test/upload.ts';
import { join, setUpNorthlake } from '#test/workspace-server.ts';

/** The list of people over HTTP, as a head and as a seller see it. */

const mapping = {
  entente: 1,
  source: 'Fair list',
  shape: 'table',
  stages: ['Lead captured'],
  person: {
    keys: [{ space: 'contact', columns: ['id'] }],
    name: { column: 'name' },
    email: { column: 'mail' },
    attributes: { origin: { column: 'origin' } },
  },
  moments: [{ column: 'met', becomes: 'captured', stage: 'Lead captured' }],
};
const file = `id,name,mail,origin,met
1,Ingrid Halvorsen,ingrid@fjordvann.example,fair,2026-03-01T09:00:00Z
2,=cmd(),piotr@zielony.example,web,2026-04-01T09:00:00Z
003QkAAB,,,fair,
`;

let app: TestApp;
let ana: Browser;
let seller: Browser;
beforeAll(async () => {
  app = await testApp();
  ana = await setUpNorthlake({ ...app, signIn: app.http.signIn } as never);
  seller = await join(app as never, ana, mei);
  await bring(file);
});
afterAll(() => app.close());

async function bring(content: string): Promise<void> {
  const { body } = await uploadAs(app.http, ana, 'fair.csv', content);
  await ana.post('/api/import-runs', { uploadIds: [body.upload.id], mapping });
  await app.worker.settle();
}

const filter = (...rules: object[]) => `filter=${encodeURIComponent(JSON.stringify({ combinator: 'and', rules }))}`;
const labels = (answer: { body: { rows: { cells: { name: { label: string } } }[] } }) =>
  answer.body.rows.map((row) => row.cells.name.label);

describe('the list of people', () => {
  test('names first, whoever has none last and without the key that stands in for one', async () => {
    const answer = await seller.get('/api/lists/people');
    expect(answer.status).toBe(200);
    expect(labels(answer)).toEqual(['=cmd()', 'Ingrid Halvorsen', '']);
    expect(answer.body).toMatchObject({ next: null, isCatchingUp: false });
    expect(answer.body.rows[1].cells).toMatchObject({
      email: 'ingrid@fjordvann.example',
      stage: 'Lead captured',
      captured: '2026-03-01T09:00:00.000Z',
    });
  });

  test('a search looks through names, then mail addresses; its pages go on', async () => {
    expect(labels(await seller.get('/api/lists/people?search=INGRID'))).toEqual(['Ingrid Halvorsen']);
    expect(labels(await seller.get('/api/lists/people?search=piotr@'))).toEqual(['=cmd()']);
    expect(labels(await seller.get('/api/lists/people?search=piotr'))).toEqual(['=cmd()']);
    const first = await seller.get('/api/lists/people?limit=2');
    expect(labels(await seller.get(`/api/lists/people?limit=2&after=${first.body.next}`))).toEqual(['']);
  });

  test('fields that sources declare are asked about, and their values are offered', async () => {
    const { body } = await seller.get('/api/lists/people/fields');
    expect(body.fields.find((field: { name: string }) => field.name === 'attributes.origin')).toMatchObject({
      hasValues: true,
      kind: 'text',
    });
    expect(body.mayExport).toBe(false);
    const values = await seller.get('/api/lists/people/values?field=attributes.origin');
    expect(values.body.values).toEqual(['fair', 'web']);
    const asked = filter({ field: 'attributes.origin', operator: '=', value: 'Fair' });
    expect(labels(await seller.get(`/api/lists/people?${asked}&sort=-known`))).toEqual(['', 'Ingrid Halvorsen']);
    expect((await seller.get(`/api/lists/people/count?${asked}`)).body).toEqual({ count: 2, isMore: false });
  });

  test.each([
    ['filter=%7B', 'not-json', 'filter'],
    [filter({ field: 'shoe', operator: '=', value: 'x' }), 'unknown-field', 'filter.rules[0].field'],
    [filter({ field: 'captured', operator: 'contains', value: 'x' }), 'wrong-operator', 'filter.rules[0].operator'],
    [filter({ field: 'captured', operator: '<', value: '2026-02-31' }), 'not-of-the-kind', 'filter.rules[0].value'],
    [filter({ field: 'wonDeals', operator: 'between', value: [1] }), 'not-two-values', 'filter.rules[0].value'],
    [filter(nested(7)), 'filter-too-deep', `filter${'.rules[0]'.repeat(6)}`],
    [
      filter(...Array.from({ length: 51 }, () => ({ field: 'name', operator: 'null', value: null }))),
      'filter-too-long',
      'filter.rules[50]',
    ],
    ['sort=shoe', 'not-sortable', 'sort'],
    ['after=elsewhere', 'not-a-cursor', 'after'],
  ])('%s is refused with what was wrong, where, and what is accepted', async (query, code, where) => {
    const answer = await seller.get(`/api/lists/people?${query}`);
    expect(answer).toMatchObject({ status: 422, body: { code, where, accepted: expect.any(String) } });
  });

  test('an export has the columns that are shown, and cells that a spreadsheet does not run; a seller takes nothing out', async () => {
    expect(await seller.get('/api/lists/people/export')).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
    const csv = await ana.get('/api/lists/people/export?columns=name,attributes.origin&search=%3D');
    const [row] = (await ana.get('/api/lists/people?search=%3D')).body.rows;
    expect(csv.body).toBe(`Id,Name,origin\r\n${row.id},'=cmd(),web\r\n`);
    const json = await ana.get(`/api/lists/people/export?format=json&columns=email&only=${row.id}`);
    expect(json.body).toEqual([{ id: row.id, email: 'piotr@zielony.example' }]);
    expect(await ana.get('/api/lists/people/export?only=m_7')).toMatchObject({ status: 422, body: { code: 'not-an-id' } });
    const audit = await ana.get('/api/audit-events');
    expect(JSON.stringify(audit.body)).toContain('took out the list of people');
  });

  test('what is imported again is found as it is now; who is erased is found no more', async () => {
    await bring(file.replace('Ingrid Halvorsen', 'Ingrid Berg'));
    expect(labels(await seller.get('/api/lists/people?search=ingrid'))).toEqual(['Ingrid Berg']);
    const [row] = (await ana.get('/api/lists/people?search=ingrid')).body.rows;
    const erased = await ana.post(`/api/people/${row.id}/erasures`, { confirmation: 'Ingrid Berg', wishOf: 'person' });
    expect(erased.status).toBe(201);
    expect(labels(await seller.get('/api/lists/people'))).toEqual(['=cmd()', '']);
    await app.worker.settle();
    expect(
      (await seller.get(`/api/lists/people/count?${filter({ field: 'attributes.origin', operator: '=', value: 'fair' })}`)).body.count,
    ).toBe(1);
  });
});

function nested(depth: number): object {
  return depth === 1 ? { combinator: 'or', rules: [] } : { combinator: 'and', rules: [nested(depth - 1)] };
}
