import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '#test/app.ts';
import type { Browser } from '#test/browser.ts';
import { inNewestCompany } from '#test/in-company.ts';
import { ben, mei } from '#test/northlake-people.ts';
import { todayFiles } from '#test/today-files.ts';
import { uploadAs } from '#test/upload.ts';
import { join, northlake } from '#test/workspace-server.ts';

// Tuesday 17 November 2026: Northlake's leads come as an event log, its deals as a table of the CRM, which calls Mei Tanaka by her mail
// address and Tom Lindqvist by a number that nobody has named.

const sofia = {
  name: 'Sofia Marek',
  email: 'sofia@northlake.example',
  team: 'marketing',
  role: 'member',
  password: 'a fair in Oslo again',
};
const petra = {
  name: 'Petra Holm',
  email: 'petra@northlake.example',
  team: 'people',
  role: 'people-partner',
  password: 'who talks with whom',
};

let app: TestApp;
let ana: Browser;
let seller: Browser;
let marketer: Browser;
let partner: Browser;
beforeAll(async () => {
  app = await testApp();
  ana = app.browser();
  await ana.post('/api/companies', northlake(app.platform));
  await join(app as never, ana, ben);
  seller = await join(app as never, ana, mei);
  marketer = await join(app as never, ana, sofia);
  partner = await join(app as never, ana, petra);
  for (const { name, content, mapping } of todayFiles('2026-11-17')) await bring(name, content, mapping);
});
afterAll(() => app.close());

async function bring(name: string, content: string, mapping: object): Promise<void> {
  const { body } = await uploadAs(app.http, ana, name, content);
  const asked = await ana.post('/api/import-runs', { uploadIds: [body.upload.id], mapping });
  expect(asked.body).toMatchObject({ importRun: {} });
  await app.worker.settle();
  expect((await ana.get(`/api/import-runs/${asked.body.importRun.id}`)).body.importRun).toMatchObject({ state: 'done', refused: 0 });
}

describe('a seller’s day', () => {
  it('shows the leads that wait for her, the newest first, with what happened so far', async () => {
    const { status, body } = await seller.get('/api/today/leads');
    expect(status).toBe(200);
    expect(body.waiting).toMatchObject({ total: 2, overAWeek: 1 });
    expect(body.waiting.rows).toMatchObject([
      {
        person: { name: 'Ingrid Halvorsen', company: 'Fjordvann' },
        offeredAt: '2026-11-17T08:42:00.000Z',
        offeredBy: 'Sofia Marek',
        // 9:42 to 11:08 in Amsterdam.
        waitSeconds: 86 * 60,
        businessWaitSeconds: 86 * 60,
      },
      { person: { name: 'Renate Vogel' }, offeredBy: 'Ana Ruiz' },
    ]);
    expect(body.waiting.rows[0].latest).toMatchObject([{ label: 'webinar', at: '2026-11-12T14:00:00.000Z' }]);
    // Marit was followed up by her, whoever looks after her.
    expect(body.outcomes).toMatchObject({ offered: 3, waiting: 2, won: 1 });
  });

  it('shows her number, each currency for itself, beside the quarter before', async () => {
    const { body } = await seller.get('/api/today/number');
    expect(body).toMatchObject({ currency: 'EUR', deals: 6, owners: ['Mei Tanaka', 'mei@northlake.example'] });
    expect(body.week).toMatchObject({ from: '2026-11-16', soFar: { deals: 1, amounts: { EUR: 4_120_000 } } });
    expect(body.quarter).toMatchObject({ from: '2026-10-01', soFar: { deals: 2, amounts: { EUR: 4_220_050 } } });
    expect(body.quarter.before[0]).toMatchObject({ byNow: { deals: 1, amounts: { SEK: 30_000 } } });
    expect(body.moves).toMatchObject({ open: 2, stale: 0 });
    expect(body.moves.rows).toMatchObject([
      { deal: { name: 'Fjordvann meters', stage: 'Proposal sent' }, account: 'Fjordvann', amountMinor: 2_280_000, chance: null },
      { deal: { name: 'Silent', stage: 'Opened' }, amountMinor: null, worthMinor: null },
    ]);
  });

  it('agrees with SQL over what analysts read', async () => {
    const rows = await inNewestCompany(
      app,
      `select currency, sum(amount_minor)::bigint as minor from entente.deals d
       where lower(owner) in ('mei@northlake.example', 'mei tanaka') and exists (
         select 1 from entente.deal_stage_changes c where c.workspace_id = d.workspace_id and c.deal_id = d.id and c.meaning = 'won'
           and c.occurred_at >= '2026-10-01T00:00+02' and c.occurred_at < '2026-11-17T10:08Z')
       group by currency`,
    );
    expect((await seller.get('/api/today/number')).body.quarter.soFar.amounts).toEqual(
      Object.fromEntries(rows.map((row) => [row['currency'], row['minor']])),
    );
  });

  it('follows the names that sources have for her', async () => {
    const { id } = (await ana.get('/api/members')).body.members.find((each: { name: string }) => each.name === 'Mei Tanaka');
    await inNewestCompany(
      app,
      `insert into entente.member_names (workspace_id, normal_name, name, member_id) values (1, 'rep-17', 'rep-17', $1)`,
      [app.platform.ids.decode('member', id)],
    );
    expect((await seller.get('/api/today/leads')).body.waiting.rows.map((row: { person: { name: string } }) => row.person.name)).toEqual([
      'Ingrid Halvorsen',
      'Dilan Aksoy',
      'Renate Vogel',
    ]);
    expect((await seller.get('/api/today/number')).body.quarter.soFar.amounts).toEqual({ EUR: 4_720_050 });
    await inNewestCompany(app, 'delete from entente.member_names');
  });
});

describe('a marketer’s day', () => {
  it('shows what became of the leads she offered', async () => {
    const { body } = await marketer.get('/api/today/leads?side=marketing');
    expect(body.outcomes).toMatchObject({ offered: 4, waiting: 2, followedUp: 0, lost: 0, won: 2 });
    expect(body.news.map((each: { what: string; person: { name: string } }) => [each.what, each.person.name])).toEqual([
      ['won', 'Marit Solheim'],
      ['won', 'Piotr Zajac'],
      ['lost', 'Piotr Zajac'],
    ]);
    expect(body.news[2]).toMatchObject({ stage: 'Declined', by: 'rep-17' });
  });
});

describe('the page of both sides', () => {
  it('counts what was won of people whom marketing offered, the same for everybody', async () => {
    const { body } = await ana.get('/api/today/together');
    expect(body.won).toMatchObject({
      currency: 'EUR',
      quarter: { soFar: { deals: 3, amounts: { EUR: 4_720_050 } } },
      fromHandoffs: { soFar: { deals: 2, amounts: { EUR: 4_620_000 } } },
    });
    expect(body.won.days).toHaveLength(48);
    expect(body.won.days.at(-1)).toBe(4_620_000);
    expect(body.sales.within[0]).toMatchObject({ businessSeconds: 3600, share: { yes: 1, of: 3 } });
    const others = await Promise.all([seller, marketer, partner].map((each) => each.get('/api/today/together')));
    expect(others.map((each) => each.body)).toEqual([body, body, body]);
  });

  it('is all that a people partner sees: nobody by name', async () => {
    for (const path of ['/api/today/leads', '/api/today/leads?whose=all', '/api/today/number']) {
      const { status, body } = await partner.get(path);
      expect([status, body.code]).toEqual([403, 'not-permitted']);
    }
  });

  it('refuses what it does not know, and says what it accepts', async () => {
    expect(await seller.get('/api/today/leads?whose=tom')).toMatchObject({ status: 422, body: { where: 'whose' } });
    expect(await app.browser().get('/api/today/together')).toMatchObject({ status: 401 });
  });
});
