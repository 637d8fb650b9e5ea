import { createReadStream, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '#test/app.ts';
import type { Browser } from '#test/browser.ts';
import { realData } from '#test/real-data.ts';
import { setUpNorthlake, type WorkspaceServer } from '#test/workspace-server.ts';
import { uploadAs } from '#test/upload.ts';

const leadLog = realData('lead-log/loan_leads_2011.csv.gz');
const olistLeads = realData('olist/olist_marketing_qualified_leads_dataset.csv');
const olistDeals = realData('olist/olist_closed_deals_dataset.csv');

const mappingOf = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../test/mappings/${name}.json`, import.meta.url), 'utf8')) as object;

let app: TestApp;
let ana: Browser;
beforeAll(async () => {
  app = await testApp();
  ana = await setUpNorthlake(app as unknown as WorkspaceServer);
});
afterAll(() => app.close());

async function importReal(file: string, mapping: object) {
  const upload = await uploadAs(app.http, ana, basename(file), createReadStream(file));
  const asked = await ana.post('/api/import-runs', { uploadIds: [upload.body.upload.id], mapping });
  expect(asked.status).toBe(201);
  await app.worker.settle();
  return (await ana.get(`/api/import-runs/${asked.body.importRun.id}`)).body.importRun;
}

async function count(text: string): Promise<Record<string, number>> {
  const client = await app.database.pool.connect();
  await client.query("select set_config('entente.workspace_id', (select max(id)::text from directory.workspaces), false)");
  const { rows } = await client.query(text);
  client.release(true);
  return Object.fromEntries(rows.map((row) => [row.name, row.count]));
}

describe.skipIf(!leadLog)('the log of a lender', () => {
  test('is recognised as an event log, with what its activities mean', async () => {
    const upload = await uploadAs(app.http, ana, basename(leadLog!), createReadStream(leadLog!));
    const { body } = await ana.post('/api/mapping-suggestions', { uploadIds: [upload.body.upload.id] });
    const { mapping, activities } = body.groups[0];
    expect(mapping.log).toEqual({
      case: 'case_id',
      activity: 'activity',
      lifecycle: 'lifecycle',
      moment: 'timestamp',
      actor: 'resource',
      order: 'event_index',
    });
    const meaning = Object.fromEntries(
      mapping.events.map((rule: { activity: string; lifecycle: string; becomes: string }) => [
        `${rule.activity} ${rule.lifecycle}`,
        rule.becomes,
      ]),
    );
    expect(meaning).toMatchObject({
      'A_SUBMITTED COMPLETE': 'captured',
      'W_Afhandelen leads SCHEDULE': 'handoff-offered',
      'W_Afhandelen leads START': 'follow-up',
      'A_ACTIVATED COMPLETE': 'won',
      'A_DECLINED COMPLETE': 'lost',
      'A_CANCELLED COMPLETE': 'lost',
      'O_SENT COMPLETE': 'proposal',
      'A_ACCEPTED COMPLETE': 'stage',
    });
    expect(activities.reduce((sum: number, one: { rows: number }) => sum + one.rows, 0)).toBeGreaterThan(10_000);
  });

  test('becomes records, touches, stages, handoffs and follow-ups, and the same file again changes nothing', async () => {
    const mapping = mappingOf('loan-lead-log');
    expect(await importReal(leadLog!, mapping)).toMatchObject({
      state: 'done',
      rowsRead: 150_256,
      created: 150_256,
      refused: 0,
      rowsEstimated: 150_256,
    });
    const stages = await count('select stage as name, count(*) from entente.stage_changes group by stage');
    expect(stages).toMatchObject({ 'Lead captured': 7455, 'Application accepted': 2886, 'Proposal sent': 2836, Won: 1336, Declined: 4401 });
    expect(await count("select 'handoffs' as name, count(*) from entente.handoffs")).toEqual({ handoffs: 2710 });
    expect(await importReal(leadLog!, mapping)).toMatchObject({ state: 'done', created: 0, changed: 0, unchanged: 150_256 });
    const upload = await uploadAs(app.http, ana, 'february.csv.gz', createReadStream(leadLog!));
    const uploadIds = [upload.body.upload.id];
    expect((await ana.post('/api/mapping-suggestions', { uploadIds })).body.groups[0].mapping).toMatchObject(mapping);
    const preview = await ana.post('/api/import-previews', { uploadIds, mapping });
    expect(preview.body.rows).toHaveLength(50);
    expect(preview.body.counts).toMatchObject({ new: 0, refused: 0 });
  }, 120_000);
});

describe.skipIf(!olistLeads || !olistDeals)('leads and deals in two tables', () => {
  test('meet in the people that both know', async () => {
    expect(await importReal(olistLeads!, mappingOf('olist-leads'))).toMatchObject({ state: 'done', created: 8000, refused: 0 });
    expect(await importReal(olistDeals!, mappingOf('olist-deals'))).toMatchObject({ state: 'done', created: 380, refused: 0 });
    const won = await count(`
      select coalesce(p.attributes ->> 'origin', '') as name, count(*) from entente.deal_facts d
      join entente.person_facts p on p.subject_id = d.subject_id where d.kind = 'won' group by 1`);
    expect(won).toEqual({
      organic_search: 113,
      paid_search: 101,
      social: 31,
      unknown: 81,
      direct_traffic: 31,
      email: 6,
      referral: 9,
      other: 2,
      display: 2,
      '': 4,
    });
  }, 60_000);

  test('are recognised as tables with American dates', async () => {
    const upload = await uploadAs(app.http, ana, basename(olistLeads!), createReadStream(olistLeads!));
    const { body } = await ana.post('/api/mapping-suggestions', { uploadIds: [upload.body.upload.id] });
    const [{ mapping }] = body.groups;
    expect(mapping).toMatchObject({
      shape: 'table',
      person: { keys: [{ columns: ['mql_id'] }], attributes: { origin: { column: 'origin' } } },
    });
    expect(mapping.moments).toEqual([{ column: 'first_contact_date', format: 'M/D/YYYY', becomes: 'captured', stage: 'Lead captured' }]);
  });
});
