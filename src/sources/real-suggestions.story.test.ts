import { createReadStream, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '#test/app.ts';
import type { Browser } from '#test/browser.ts';
import { realData } from '#test/real-data.ts';
import { uploadAs } from '#test/upload.ts';
import { setUpNorthlake, type WorkspaceServer } from '#test/workspace-server.ts';
import type { ImportRun, SuggestedGroup } from './schema.ts';

const maven = ['sales_pipeline', 'accounts', 'products', 'sales_teams'].map((name) => realData(`maven-crm/${name}.csv`));
const xEducation = realData('x-education/Leads.csv');
const shop = ['sessions', 'ad_spend', 'customer_conversions'].map((name) => realData(`paths/${name}.csv`));
const layouts = realData('export-layouts');

let app: TestApp;
let ana: Browser;
beforeAll(async () => {
  app = await testApp();
  ana = await setUpNorthlake(app as unknown as WorkspaceServer);
});
afterAll(() => app.close());

interface Imported {
  group: SuggestedGroup;
  run: ImportRun | null;
}

async function suggest(files: readonly string[]): Promise<SuggestedGroup[]> {
  const uploadIds: string[] = [];
  for (const file of files) uploadIds.push((await uploadAs(app.http, ana, basename(file), createReadStream(file))).body.upload.id);
  const began = performance.now();
  const { status, body } = await ana.post('/api/mapping-suggestions', { uploadIds });
  process.stdout.write(`suggested for ${files.length} files in ${Math.round(performance.now() - began)} ms\n`);
  expect([status, body.message]).toEqual([200, undefined]);
  return body.groups;
}

/** As somebody does who takes what is suggested, file by file. */
async function importSuggested(files: readonly string[]): Promise<Map<string, Imported>> {
  const done = new Map<string, Imported>();
  for (const group of await suggest(files)) {
    let run: ImportRun | null = null;
    if (group.mapping) {
      // An import that begins at the moment of the one before takes everybody for changed by itself.
      app.clock.advance(60_000);
      const asked = await ana.post('/api/import-runs', { uploadIds: group.uploadIds, mapping: group.mapping });
      expect([group.fileNames, asked.status, asked.body.message]).toEqual([group.fileNames, 201, undefined]);
      await app.worker.settle();
      run = (await ana.get(`/api/import-runs/${asked.body.importRun.id}`)).body.importRun;
    }
    for (const name of group.fileNames) done.set(name, { group, run });
  }
  return done;
}

async function rowsOf(text: string): Promise<Record<string, unknown>[]> {
  const client = await app.database.pool.connect();
  await client.query("select set_config('entente.workspace_id', (select max(id)::text from directory.workspaces), false)");
  const { rows } = await client.query(text);
  client.release(true);
  return rows;
}

describe.skipIf(maven.includes(null))('four files of a pipeline', () => {
  test('are understood together, by their names and what they share', async () => {
    const imported = await importSuggested(maven as string[]);
    expect([...imported.keys()]).toEqual(['sales_teams.csv', 'accounts.csv', 'products.csv', 'sales_pipeline.csv']);
    for (const [name, { run }] of imported) expect([name, run]).toMatchObject([name, { state: 'done', refused: 0 }]);
    const { group, run } = imported.get('sales_pipeline.csv')!;
    expect(run!.created).toBe(8800);
    expect(group.columns.find((column) => column.name === 'product')).toMatchObject({
      becomes: 'Deal, product',
      note: 'GTXPro is in no row of products.csv. Nearest to GTXPro is GTX Pro.',
    });
  });

  test('are warned of: deals without an account, and a product that no file lists', async () => {
    const { importRuns } = (await ana.get('/api/import-runs')).body;
    const { warnings } = importRuns.find((run: ImportRun) => run.fileNames.includes('sales_pipeline.csv'));
    expect(warnings.map(({ count }: { count: number }) => count)).toContain(1425);
    expect(JSON.stringify(warnings)).toMatch(/GTXPro.*GTX Pro/);
  });

  test('come to the known figures: 8,800 deals, 4,238 won worth 10,005,534, 2,473 lost', async () => {
    expect(await rowsOf('select count(*)::int as deals from entente.deals')).toEqual([{ deals: 8800 }]);
    const moments = `select c.meaning as kind, count(*)::int as deals, sum(d.amount_minor)::float8 as minor
      from entente.deal_stage_changes c join entente.deals d on d.id = c.deal_id where c.meaning in ('won', 'lost') group by 1 order by 1`;
    expect(await rowsOf(moments)).toEqual([
      { kind: 'lost', deals: 2473, minor: 0 },
      { kind: 'won', deals: 4238, minor: 1_000_553_400 },
    ]);
    const linked = `select kind, count(*)::int as links from entente.links where kind in ('deal-account', 'account-parent') group by 1 order by 1`;
    expect(await rowsOf(linked)).toEqual([
      { kind: 'account-parent', links: 15 },
      { kind: 'deal-account', links: 7375 },
    ]);
  });
});

describe.skipIf(!xEducation)('a file of scored leads', () => {
  test('has 9,237 rows, and Select means that nothing was answered', async () => {
    const imported = await importSuggested([xEducation!]);
    const { group, run } = imported.get('Leads.csv')!;
    expect(group.mapping).toMatchObject({ unanswered: ['Select'], person: { keys: [{ columns: ['Prospect ID'] }] } });
    expect(group.unanswered).toContainEqual(expect.objectContaining({ text: 'Select', isTaken: true }));
    expect(run).toMatchObject({ state: 'done', rowsRead: 9237, created: 9237, refused: 0 });
    const [answers] = await rowsOf('select count(*)::int as answers from entente.records where payload::text like \'%"Select"%\'');
    expect(answers).toEqual({ answers: 0 });
  });
});

describe.skipIf(shop.includes(null))('the files of a small shop', () => {
  test('are visits, spend and conversions; ragged rows are kept and reported, never guessed away', async () => {
    const imported = await importSuggested(shop as string[]);
    const sessions = imported.get('sessions.csv')!;
    expect(sessions.group).toMatchObject({ file: { raggedRows: 33 }, mapping: { touch: { kind: { value: 'visit' } } } });
    expect(sessions.run).toMatchObject({ rowsRead: 90, refused: 33 });
    const refusals = (await ana.get(`/api/import-runs/${sessions.run!.id}/refusals`)).body.refusals;
    expect(refusals[0]).toMatchObject({ code: 'ragged-row', message: '6 cells where the header has 7.' });
    expect(refusals[0].cells).toHaveLength(6);
    expect(imported.get('ad_spend.csv')).toMatchObject({ run: { created: 42, refused: 0 }, group: { mapping: { spend: {} } } });
    expect(imported.get('customer_conversions.csv')).toMatchObject({ run: { created: 21, refused: 0 } });
    const [spend] = await rowsOf('select count(*)::int as days, sum(amount_minor)::float8 as minor from entente.spend_facts');
    expect(spend!['days']).toBe(42);
    const [visits] = await rowsOf("select count(*)::int as visits from entente.touches where kind = 'visit' and channel is not null");
    expect(visits).toEqual({ visits: 57 });
  });
});

describe.skipIf(!layouts)('warehouse copies of HubSpot, Salesforce and Marketo', () => {
  const filesOf = (vendor: string) =>
    readdirSync(`${layouts!}/${vendor}`)
      .filter((name) => name.endsWith('.csv'))
      .map((name) => `${layouts!}/${vendor}/${name}`);

  test.each([
    ['hubspot', 56],
    ['salesforce', 14],
    ['marketo', 14],
  ])(
    'of %s: all %d files are known, without a mapping by hand',
    async (vendor, count) => {
      const files = filesOf(vendor);
      expect(files).toHaveLength(count);
      const imported = await importSuggested(files);
      expect(imported.size).toBe(count);
      for (const [name, { group, run }] of imported) {
        expect([name, group.preset?.vendor.toLowerCase()]).toEqual([name, vendor]);
        if (!group.mapping) expect([name, group.leftOut]).toEqual([name, expect.stringMatching(/\.$/)]);
        else expect([name, run?.state, run?.problem]).toEqual([name, 'done', undefined]);
      }
      const refused = [...imported]
        .filter(([, { run }]) => run && run.refused > 0)
        .map(([name, { run }]) => `${name} ${run!.refused} of ${run!.rowsRead}`);
      // One merge of Marketo says into whom, and not who: nothing can be made of it.
      expect(refused).toEqual(vendor === 'marketo' ? ['marketo_activity_merge_leads_data.csv 1 of 100'] : []);
    },
    240_000,
  );
});
