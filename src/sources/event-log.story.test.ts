import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inWorkspace } from '#platform/database/database.ts';
import { importFiles, importHouse, type ImportHouse } from '#test/import-house.ts';
import { ledgerOf } from '#test/import-ledger.ts';
import { inventedLog, type LogRow } from '#test/invented-log.ts';

/** The mapping that is kept for a lender's log, unchanged: any log of that shape is to work with it. */
const mapping = JSON.parse(readFileSync(new URL('../../test/mappings/loan-lead-log.json', import.meta.url), 'utf8')) as {
  stages: string[];
};
const header = 'case_id,reg_date,amount_req,event_index,activity,lifecycle,resource,timestamp\n';
const csv = (rows: readonly LogRow[]) => [
  { name: 'log.csv', content: header + rows.map((row) => `${Object.values(row).join(',')}\n`).join('') },
];

let house: ImportHouse;
beforeAll(async () => void (house = await importHouse()));
afterAll(() => house.close());

async function empty({ context }: ImportHouse): Promise<void> {
  await inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    for (const table of ['touches', 'stage_changes', 'handoffs', 'follow_ups']) await tx.client.query(`delete from entente.${table}`);
  });
}

async function ledgerAfter(rows: readonly LogRow[], batchRows: number): Promise<unknown> {
  const fresh = await importHouse();
  await importFiles(fresh.context, csv(rows), mapping, batchRows);
  const ledger = await ledgerOf(fresh.context);
  await fresh.close();
  return ledger;
}

test('whatever order the rows come in, and however they are cut into batches, the same facts stand there', async () => {
  const rows = inventedLog(40, 7);
  const expected = await ledgerAfter(rows, 1000);
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([...rows.keys()], { minLength: rows.length }),
      fc.integer({ min: 1, max: 90 }),
      async (order, batchRows) => {
        const shuffled = order.map((at) => rows[at]!);
        expect(await ledgerAfter(shuffled, batchRows)).toEqual(expected);
      },
    ),
    { numRuns: 6, seed: 11, endOnFailure: true },
  );
});

test('the first offer of a repeated one, the order of equal stamps, and both sides of a clock change', async () => {
  await empty(house);
  const at = (moment: string, order: number, activity: string, lifecycle: string): LogRow => ({
    case_id: 'clock',
    reg_date: '',
    amount_req: '100',
    event_index: order,
    activity,
    lifecycle,
    resource: 'mei',
    timestamp: moment,
  });
  const rows = [
    at('2026-10-25T02:30:00.500+01:00', 3, 'W_Afhandelen leads', 'START'),
    at('2026-10-25T02:30:00.500+02:00', 2, 'W_Afhandelen leads', 'SCHEDULE'),
    at('2026-10-25T02:30:00.500+02:00', 1, 'A_SUBMITTED', 'COMPLETE'),
    at('2026-10-25T02:45:00+02:00', 4, 'W_Afhandelen leads', 'SCHEDULE'),
    at('2026-10-25T04:00:00+01:00', 5, 'W_Afhandelen leads', 'START'),
  ];
  await importFiles(house.context, csv(rows), mapping, 2);
  const found = await inWorkspace(house.context.database, house.context.caller.workspaceId, async (tx) => {
    const { rows: facts } = await tx.client.query(
      `select kind, occurred_at as at, ordinal, known_at = occurred_at as own_stamp from entente.handoff_facts
       where subject_id = (select max(id) from entente.subjects) order by occurred_at, ordinal`,
    );
    return facts.map((fact) => [fact.kind, fact.at.toISOString(), fact.ordinal, fact.own_stamp]);
  });
  expect(found).toEqual([
    ['handoff-offered', '2026-10-25T00:30:00.500Z', 2, true],
    ['follow-up', '2026-10-25T01:30:00.500Z', 3, true],
    ['follow-up', '2026-10-25T03:00:00.000Z', 5, true],
  ]);
});

test('a log that went on brings only what is new; the last stamp is how far it could see', async () => {
  await empty(house);
  const rows = inventedLog(20, 3);
  const begun = rows.slice(0, Math.floor(rows.length / 2));
  await importFiles(house.context, csv(begun), mapping);
  expect(await importFiles(house.context, csv(rows), mapping)).toMatchObject({
    created: rows.length - begun.length,
    unchanged: begun.length,
  });
  const [covered] = await inWorkspace(house.context.database, house.context.caller.workspaceId, async (tx) => {
    const found = await tx.client.query('select observed_until as until from entente.import_runs order by id desc limit 1');
    return found.rows;
  });
  const last = Math.max(...rows.map((row) => Date.parse(row.timestamp)));
  expect(covered.until.getTime()).toBe(last);
});

test('a file that comes to the newest event of another one has no record of its own, in however many batches it tells earlier events', async () => {
  const at = (day: number, index: number): LogRow => ({
    case_id: 'again',
    reg_date: '',
    amount_req: '100',
    event_index: index,
    activity: 'A_SUBMITTED',
    lifecycle: 'COMPLETE',
    resource: '',
    timestamp: `2011-10-0${day}T10:00:00+02:00`,
  });
  const newest = at(9, 9);
  await importFiles(house.context, csv([newest]), mapping);
  const records = () =>
    inWorkspace(
      house.context.database,
      house.context.caller.workspaceId,
      async (tx) =>
        (await tx.client.query(`select r.occurred_at, r.import_run_id from entente.records r where payload ->> 'key' = 'again'`)).rows,
    );
  const before = await records();
  expect(before).toHaveLength(1);
  await importFiles(house.context, csv([newest, at(1, 1), at(2, 2), at(3, 3)]), mapping, 1);
  expect(await records()).toEqual(before);
});

test('rows without case, moment or order are refused by name', async () => {
  const [row] = inventedLog(1, 1) as [LogRow];
  const rows = [
    { ...row, case_id: '' },
    { ...row, timestamp: '' },
    { ...row, timestamp: '2026-02-31T10:00:00Z' },
    { ...row, event_index: 'x' },
    { ...row, activity: '' },
  ];
  expect(await importFiles(house.context, csv(rows as LogRow[]), mapping)).toMatchObject({ read: 5, refused: 5 });
});
