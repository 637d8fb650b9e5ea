import { expect, onTestFinished, test } from 'vitest';
import { inWorkspace } from '#platform/database/database.ts';
import { importFiles, importHouse, type ImportHouse } from '#test/import-house.ts';
import { ledgerOf } from '#test/import-ledger.ts';
import { inventedLog } from '#test/invented-log.ts';

/** A log that says nothing of its people but their keys. */
const mapping = {
  entente: 1,
  source: 'Mail log',
  shape: 'event-log',
  log: { case: 'case_id', activity: 'activity', lifecycle: 'lifecycle', moment: 'timestamp', actor: 'resource', order: 'event_index' },
  person: { keys: [{ space: 'loan-case', columns: ['case_id'] }] },
  events: [],
};
const rows = inventedLog(12, 5);
const file = {
  name: 'log.csv',
  content: [Object.keys(rows[0]!), ...rows.map((row) => Object.values(row))].map((cells) => `${cells.join(',')}\n`).join(''),
};

async function house(): Promise<ImportHouse> {
  const made = await importHouse();
  onTestFinished(() => made.close());
  return made;
}

test('touches of people whom the run knows already go a shorter way, and leave the same', async () => {
  // In one batch nobody is known yet; in batches of three nearly everybody is.
  const [atOnce, bitByBit] = [await house(), await house()];
  await importFiles(atOnce.context, [file], mapping, 10_000);
  await importFiles(bitByBit.context, [file], mapping, 3);
  const expected = await ledgerOf(atOnce.context);
  expect(expected).toMatchObject({ touches: expect.stringMatching(`^${rows.length} rows`) });
  expect(await ledgerOf(bitByBit.context)).toEqual(expected);
});

test('said again by another import, they are confirmed and not doubled', async () => {
  const { context } = await house();
  await importFiles(context, [file], mapping, 3);
  const before = await ledgerOf(context);
  await importFiles(context, [file], mapping, 3);
  expect(await ledgerOf(context)).toEqual(before);
  const counted = await inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const { rows: found } = await tx.client.query(
      `select (select count(*) from entente.touches) as touches,
         (select count(*) from entente.confirmations where evidence = 'touches') as confirmed,
         (select unchanged from entente.import_progress order by import_run_id desc limit 1) as unchanged,
         (select array_agg(distinct known_at = occurred_at and not known_by_import) from entente.touches) as "hasOwnStamp"`,
    );
    return found[0];
  });
  expect(counted).toEqual({ touches: rows.length, confirmed: rows.length, unchanged: rows.length, hasOwnStamp: [true] });
});
