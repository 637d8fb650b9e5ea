import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { inWorkspace } from '#platform/database/database.ts';
import { importFiles, importHouse } from '#test/import-house.ts';
import { realData } from '#test/real-data.ts';

const files = ['accounts', 'products', 'sales_pipeline'].map((name) => realData(`maven-crm/${name}.csv`));
const table = (source: string, more: object) => ({ entente: 1, shape: 'table', source, timeZone: 'UTC', ...more });
const closed = (stage: string, becomes: string) => ({ column: 'close_date', becomes, stage, when: { column: 'deal_stage', is: [stage] } });

const mappings = [
  table('Accounts', {
    account: {
      keys: [{ space: 'account', columns: ['account'] }],
      name: { column: 'account' },
      parent: { space: 'account', columns: ['subsidiary_of'] },
    },
  }),
  table('Products', { product: { keys: [{ space: 'product', columns: ['product'] }], name: { column: 'product' } } }),
  table('Pipeline', {
    stages: ['Engaging', 'Won', 'Lost'],
    deal: {
      key: ['opportunity_id'],
      space: 'deal',
      owner: { column: 'sales_agent' },
      amount: { column: 'close_value' },
      account: { space: 'account', columns: ['account'] },
      product: { space: 'product', columns: ['product'] },
      moments: [{ column: 'engage_date', becomes: 'captured', stage: 'Engaging' }, closed('Won', 'won'), closed('Lost', 'lost')],
    },
  }),
];

test.skipIf(files.includes(null))(
  'a pipeline of 8,800 deals: what was won and lost, deals without account, and the product that is written otherwise',
  { timeout: 120_000 },
  async () => {
    const house = await importHouse();
    onTestFinished(() => house.close());
    for (const [at, file] of files.entries()) {
      const content = readFileSync(file!);
      expect(await importFiles(house.context, [{ name: `${at}.csv`, content }], mappings[at], 5000)).toMatchObject({
        state: 'done',
        refused: 0,
      });
    }
    await inWorkspace(house.context.database, house.context.caller.workspaceId, async (tx) => {
      const deals = await tx.client.query(
        `select c.meaning, count(*)::int as deals, sum(d.amount_minor)::bigint as amount from entente.deals d
         join entente.deal_stage_changes c on c.deal_id = d.id and c.meaning in ('won', 'lost') group by 1 order by 1`,
      );
      expect(deals.rows).toEqual([
        { meaning: 'lost', deals: 2473, amount: 0 },
        { meaning: 'won', deals: 4238, amount: 1_000_553_400 },
      ]);
      const { rows } = await tx.client.query('select warnings from entente.import_runs order by id desc limit 1');
      expect(rows[0].warnings).toEqual([
        { code: 'deal-without-account', message: '1,425 deals name no account.', count: 1425, firstRow: expect.any(Number) },
        {
          code: 'leads-nowhere',
          message: '1,480 deals name a product that is not known: GTXPro may be GTX Pro.',
          count: 1480,
          firstRow: expect.any(Number),
          examples: ['GTXPro → GTX Pro'],
        },
      ]);
    });
  },
);
