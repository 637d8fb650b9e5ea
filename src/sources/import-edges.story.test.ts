import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inWorkspace } from '#platform/database/database.ts';
import type { BatchReceiver } from '#platform/slice.ts';
import { runImport } from '#sources/import/run-import.ts';
import { requestImport } from '#sources/request-import.ts';
import { receiveUpload } from '#sources/uploads/receive-upload.ts';
import { askForImport, everyReceiver, importFiles, importHouse, outcomeOf, type ImportHouse } from '#test/import-house.ts';
import { ledgerOf } from '#test/import-ledger.ts';

const header = 'id,name,met,closes\n';
const mapping = {
  entente: 1,
  source: 'Contacts',
  shape: 'table',
  timeZone: 'UTC',
  person: { keys: [{ space: 'contact', columns: ['id'] }], name: { column: 'name' } },
  stages: ['Met', 'Won'],
  moments: [
    { column: 'met', becomes: 'captured', stage: 'Met' },
    { column: 'closes', becomes: 'won', stage: 'Won' },
  ],
};
const file = (rows: string, name = 'contacts.csv') => ({ name, content: header + rows });

let house: ImportHouse;
beforeEach(async () => void (house = await importHouse()));
afterEach(() => house.close());

async function rowsOf(text: string): Promise<Record<string, unknown>[]> {
  return inWorkspace(house.context.database, house.context.caller.workspaceId, async (tx) => (await tx.client.query(text)).rows);
}

async function runWith(files: Parameters<typeof askForImport>[1], receiver: BatchReceiver, batchRows: number): Promise<number> {
  const id = await askForImport(house.context, files, mapping);
  await runImport(house.context, id, { receivers: [...everyReceiver, receiver], batchRows, signal: new AbortController().signal });
  return id;
}

test('a stamp that no calendar of the database holds is a refused row, and its neighbours come in', async () => {
  const rows = '1,A,0001-01-01T00:00:00+02:00,\n2,B,2026-01-01,\n3,C,9999-12-31T23:59:59-02:00,\n';
  expect(await importFiles(house.context, [file(rows)], mapping)).toMatchObject({ state: 'done', created: 1, refused: 2 });
  const message = 'Not a day we can place: 0001-01-01T00:00:00+02:00 in met. Accepted: moments from 1900 to 2199.';
  expect(await rowsOf('select row_number as row, message from entente.import_refusals order by 1')).toMatchObject([
    { row: 2, message },
    { row: 4 },
  ]);
});

test('rows that the database does not take fail the run at once and by name, with what came before them kept', async () => {
  let batches = 0;
  const refuses: BatchReceiver = {
    name: 'refuses',
    ingest: async (_batch, tx) => {
      if (++batches === 2) await tx.client.query("select '0001-01-01 00:00:00 BC'::timestamptz - interval '9999 years'");
    },
  };
  const id = await runWith([file('1,A,,\n2,B,,\n\n3,C,,\n4,D,,\n5,E,,\n')], refuses, 2);
  expect(await outcomeOf(house.context, id)).toMatchObject({
    state: 'failed',
    created: 2,
    problem: { code: 'rows-not-stored', where: 'contacts.csv, rows 4 to 6', message: expect.stringContaining('(SQLSTATE 22008)') },
  });
  expect(batches).toBe(2);
});

test('what is still to come says nothing of how far a file could see: the same file again moves nothing', async () => {
  const rows = '1,A,2026-11-01,2027-03-01\n2,B,2026-11-03,2026-11-20\n';
  const until = 'select observed_until as until from entente.import_runs order by id';
  await importFiles(house.context, [file(rows)], mapping);
  house.clock.advance(3_600_000);
  await importFiles(house.context, [file(rows)], mapping);
  expect(await rowsOf(until)).toEqual([{ until: new Date('2026-11-03') }, { until: new Date('2026-11-03') }]);
});

test('a file that is said to cover what is still to come is refused', async () => {
  const asked = (observedUntil: string) => importFiles(house.context, [file('1,A,,\n')], { ...mapping, observedUntil });
  await expect(asked('2026-11-17T10:08:01Z')).rejects.toThrow('not-seen-yet');
  await expect(asked('0001-01-01T00:00:00Z')).rejects.toThrow('not-seen-yet');
  expect(await asked('2026-11-17T10:08:00Z')).toMatchObject({ state: 'done' });
});

test('of two equal files the first is half of the way', async () => {
  const seen: unknown[] = [];
  const witness: BatchReceiver = {
    name: 'witness',
    ingest: async (_batch, tx) => {
      const { rows } = await tx.client.query(
        'select bytes_read::float / bytes_total as share from entente.import_progress join entente.import_runs on id = import_run_id',
      );
      seen.push(rows[0].share);
    },
  };
  const rows = (first: number) => Array.from({ length: 10 }, (_, at) => `${first + at},Somebody,,\n`).join('');
  await runWith([file(rows(10), 'a.csv'), file(rows(20), 'b.csv')], witness, 10);
  expect(seen).toEqual([0, 0.5]);
});

test('an upload that loses its pieces while it is read is no shorter file', async () => {
  const id = await askForImport(house.context, [file('1,A,,\n')], mapping);
  await rowsOf('delete from entente.upload_pieces');
  const before = await ledgerOf(house.context);
  const run = runImport(house.context, id, { receivers: everyReceiver, batchRows: 10, signal: new AbortController().signal });
  await expect(run).rejects.toMatchObject({ code: 'upload-cut-short' });
  expect(await ledgerOf(house.context)).toEqual(before);
});

test('of four requests for one upload at the same moment one is an import', async () => {
  const received = await receiveUpload(house.context, 'once.csv', Readable.from([Buffer.from(file('1,A,,\n').content)]));
  if (!received.ok) throw new Error(received.problem.code);
  const asked = await Promise.all([1, 2, 3, 4].map(() => requestImport(house.context, [received.upload.id], mapping)));
  expect(asked.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect(asked.flatMap((outcome) => (outcome.ok ? [] : [outcome.problem.code]))).toEqual(Array(3).fill('imported-already'));
  expect(await rowsOf('select 1 from entente.import_runs')).toHaveLength(1);
});
