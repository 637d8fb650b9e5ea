import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '#test/app.ts';
import type { Browser } from '#test/browser.ts';
import { mei } from '#test/northlake-people.ts';
import { uploadAs } from '#test/upload.ts';
import { join, setUpNorthlake, type WorkspaceServer } from '#test/workspace-server.ts';
import type { SuggestedGroup } from './schema.ts';

const headers = JSON.parse(readFileSync(new URL('../../test/preset-headers.json', import.meta.url), 'utf8')) as Record<string, string>;

let app: TestApp;
let ana: Browser;
beforeEach(async () => {
  app = await testApp();
  ana = await setUpNorthlake(app as unknown as WorkspaceServer);
});
afterEach(() => app.close());

async function upload(files: Record<string, string | Buffer>): Promise<string[]> {
  const ids: string[] = [];
  for (const [name, content] of Object.entries(files)) ids.push((await uploadAs(app.http, ana, name, content)).body.upload.id);
  return ids;
}

async function suggest(files: Record<string, string | Buffer>, file?: object): Promise<SuggestedGroup[]> {
  const { status, body } = await ana.post('/api/mapping-suggestions', { uploadIds: await upload(files), ...(file && { file }) });
  expect([status, body.message]).toEqual([200, undefined]);
  return body.groups;
}

const namesOf = (groups: readonly SuggestedGroup[]) => groups.map(({ fileNames }) => fileNames.join(' + '));

/** One row under a documented header. */
function row(id: string, cells: Record<string, string>): string {
  const header = headers[id]!.split(',');
  return `${headers[id]}\n${header.map((name) => cells[name] ?? '').join(',')}\n`;
}

describe('several files at once', () => {
  test('are groups by their columns, in the order in which they are best imported; each with its mapping, or why not', async () => {
    const groups = await suggest({
      'deal_contact.csv': row('hubspot-warehouse-deal-contact', { deal_id: '7', contact_id: '1' }),
      'deal.csv': row('hubspot-warehouse-deal', { deal_id: '7', deal_pipeline_stage_id: '101', property_closedate: '2026-01-05' }),
      'property.csv': row('hubspot-warehouse-property', { name: 'x' }),
      'stages.csv': row('hubspot-warehouse-deal-pipeline-stage', {
        stage_id: '101',
        label: 'Signed',
        closed_won: 'true',
        is_closed: 'true',
      }),
      'contact.csv': row('hubspot-warehouse-contact', { id: '1', property_email: 'a@x.example' }),
      'contact 2.csv': row('hubspot-warehouse-contact', { id: '2', property_email: 'b@x.example' }),
      'company.csv.gz': gzipSync(row('hubspot-warehouse-company', { id: '9', property_name: 'Acme' })),
    });
    expect(namesOf(groups)).toEqual([
      'company.csv.gz',
      'contact.csv + contact 2.csv',
      'deal.csv',
      'deal_contact.csv',
      'property.csv',
      'stages.csv',
    ]);
    expect(groups[0]).toMatchObject({ file: { gzipped: true }, mapping: { source: 'HubSpot companies' } });
    expect(groups[1]).toMatchObject({
      uploadIds: [expect.any(String), expect.any(String)],
      preset: {
        id: 'hubspot-warehouse-contact',
        vendor: 'HubSpot',
        title: 'HubSpot contacts, warehouse copy',
        documentation: expect.stringMatching(/^https/),
      },
      note: expect.stringContaining('identities'),
      file: { rowsEstimated: 2 },
    });
    expect(groups[2]!.mapping).toMatchObject({ deal: { moments: [{}, { becomes: 'won', when: { is: ['101'] } }] } });
    expect(groups[4]).toMatchObject({ mapping: null, leftOut: 'Names of fields, not facts about anybody.' });
    expect(groups[4]!.columns.every((column) => column.becomes === 'Left out')).toBe(true);
  });

  test('are imported as suggested, and meet', async () => {
    const groups = await suggest({
      'contact.csv': row('hubspot-warehouse-contact', { id: '1', property_firstname: 'Ingrid', property_email: 'i@x.example' }),
      'deal.csv': row('hubspot-warehouse-deal', { deal_id: '7', property_dealname: 'Fjord', property_amount: '1200' }),
      'deal_contact.csv': row('hubspot-warehouse-deal-contact', { deal_id: '7', contact_id: '1' }),
    });
    for (const { uploadIds, mapping } of groups) {
      expect((await ana.post('/api/import-runs', { uploadIds, mapping })).status).toBe(201);
      await app.worker.settle();
    }
    const { rows } = await app.database.pool
      .query(
        `select set_config('entente.workspace_id', (select max(id)::text from directory.workspaces), false);
       select p.name, d.name as deal, d.amount_minor::int as minor from entente.deal_person_facts f
       join entente.deals d on d.id = f.deal_id join entente.person_facts p on p.subject_id = f.subject_id`,
      )
      .then((results) => (results as unknown as { rows: object[] }[])[1]!);
    expect(rows).toEqual([{ name: 'Ingrid', deal: 'Fjord', minor: 120_000 }]);
  });
});

describe('what was used before comes first', () => {
  const contacts = row('hubspot-screen-contacts', { 'Record ID': '1', 'First Name': 'Ingrid', Email: 'i@x.example' });

  test('the source that has such columns, whatever the file is called', async () => {
    const [first] = await suggest({ 'hubspot-crm-exports.csv': contacts });
    const mapping = { ...first!.mapping!, source: 'Our contacts' };
    await ana.post('/api/import-runs', { uploadIds: first!.uploadIds, mapping });
    await app.worker.settle();
    const [again] = await suggest({ 'next week.csv': contacts });
    expect(again!.mapping).toMatchObject({ source: 'Our contacts' });
    expect(again!.preset).toBeUndefined();
  });

  test('a saved mapping, by its name and version', async () => {
    const [first] = await suggest({ 'a.csv': contacts });
    const saved = await ana.post('/api/mappings', { name: 'HubSpot weekly', mapping: { ...first!.mapping, source: 'Weekly' } });
    expect(saved.status).toBe(201);
    const [again] = await suggest({ 'b.csv': contacts });
    expect(again).toMatchObject({ savedMapping: { name: 'HubSpot weekly', version: 1 }, mapping: { source: 'Weekly' } });
  });
});

describe('what is recognised is shown', () => {
  test('format, ragged rows, texts of columns, orders of days, and what may mean nothing', async () => {
    const lines = Array.from({ length: 40 }, (_, at) => `${at};Select;1/${(at % 9) + 1}/2026;unknown${at % 10 === 0 ? ';more' : ''}`);
    const [group] = await suggest({ 'leads.csv': `lead id;city;created;origin\n${lines.join('\n')}\n` });
    expect(group!.file).toMatchObject({ format: 'csv', delimiter: ';', encoding: 'utf-8', headerRow: 1, raggedRows: 4, rowsEstimated: 40 });
    expect(group!.mapping).toMatchObject({ unanswered: ['Select'], file: { delimiter: ';' } });
    expect(group!.unanswered).toEqual([
      { text: 'Select', columns: 1, cells: 40, isTaken: true },
      { text: 'unknown', columns: 1, cells: 40, isTaken: false },
    ]);
    const [, city, created, origin] = group!.columns;
    expect(city).toMatchObject({ becomes: 'Person, city', top: ['Select'] });
    expect(created).toMatchObject({
      becomes: 'Lead captured',
      certainty: 'look',
      format: 'M/D/YYYY',
      isAmbiguous: true,
      note: expect.stringContaining('two orders'),
    });
    expect(origin).toMatchObject({
      certainty: 'look',
      note: 'unknown stands in 40 of the rows looked at: does it mean that nothing was answered?',
    });
  });

  test('the zone and the currency that the file names, where it does', async () => {
    const text = 'deal id,created (UTC),won date (UTC),amount\n1,2026-01-05 10:00,2026-02-05 10:00,£12.50\n2,2026-01-06 10:00,,£3\n';
    const [group] = await suggest({ 'deals.csv': text });
    expect(group!.mapping).toMatchObject({ timeZone: 'UTC', deal: { currency: { value: 'GBP' }, amount: { decimal: '.' } } });
  });

  test('whole thousands as Germans write them are read as such, and somebody is to look', async () => {
    const text = 'deal id;created;won date;amount\n1;2026-01-05;2026-02-05;€ 4.500\n2;2026-01-06;;€ 12.000\n';
    const [group] = await suggest({ 'deals.csv': text });
    expect(group!.mapping).toMatchObject({ deal: { amount: { decimal: ',' } } });
    const amount = group!.columns.find(({ name }) => name === 'amount');
    expect(amount).toMatchObject({ certainty: 'look', note: expect.stringContaining('Read as whole thousands') });
  });

  test('and can be corrected: the file is looked at again as it is to be read', async () => {
    const text = 'a title; with a sign\nid,name\n1,Ana\n2,Ben\n';
    const [group] = await suggest({ 'x.csv': text }, { delimiter: ',', headerRow: 2 });
    expect(group!.file.header).toEqual(['id', 'name']);
    expect(group!.mapping!.file).toMatchObject({ delimiter: ',', headerRow: 2 });
  });
});

test('counts of paths are left out: they speak of nobody', async () => {
  const [group] = await suggest({ 'paths.csv': 'path,total_conversions\na > b > a,1\nb > c,2\n' });
  expect(group).toMatchObject({ mapping: null, leftOut: expect.stringContaining('how often a path') });
});

test('a file that cannot be read keeps none of the others; alone it is refused by its name', async () => {
  const cut = gzipSync(`id,name\n${'1,Ana\n'.repeat(100_000)}`).subarray(0, 200);
  const uploadIds = await upload({ 'good.csv': 'id,first name\n1,Ana\n', 'cut.csv.gz': cut });
  const among = await ana.post('/api/mapping-suggestions', { uploadIds });
  expect([among.status, namesOf(among.body.groups)]).toEqual([200, ['good.csv']]);
  const problem = expect.objectContaining({ where: expect.stringContaining('cut.csv.gz') });
  expect(among.body.failed).toEqual([{ uploadId: uploadIds[1], fileName: 'cut.csv.gz', problem }]);
  const alone = await ana.post('/api/mapping-suggestions', { uploadIds: [uploadIds[1]] });
  expect([alone.status, alone.body.where]).toEqual([422, expect.stringContaining('cut.csv.gz')]);
});

test('a file cut at the wrong delimiter is shown as the one column that it then is', async () => {
  const columns = Array.from({ length: 80 }, (_, at) => `column number ${at}`).join(',');
  const [group] = await suggest({ 'wide.csv': `${columns}\n${'1,'.repeat(79)}1\n` }, { delimiter: ';' });
  expect(group!.file.header).toEqual([columns]);
  expect(group!.mapping).toMatchObject({ shape: 'table', file: { delimiter: ';' } });
});

test('the list of known exports is for those who may bring files', async () => {
  const { status, body } = await ana.get('/api/presets');
  expect(status).toBe(200);
  expect(body.presets).toContainEqual(
    expect.objectContaining({
      id: 'hubspot-warehouse-role',
      brings: [],
      leftOut: expect.stringContaining('nothing of people'),
      lookedUpOn: '2026-11-23',
    }),
  );
  expect(body.presets.map(({ vendor }: { vendor: string }) => vendor)).toEqual(
    expect.arrayContaining(['Marketo', 'Pipedrive', 'Salesforce', 'Zoho']),
  );
  const seller = await join(app as unknown as WorkspaceServer, ana, mei);
  expect((await seller.get('/api/presets')).status).toBe(403);
  expect((await app.browser().get('/api/presets')).status).toBe(401);
});
