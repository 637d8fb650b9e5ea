import { afterAll, beforeAll, expect, test } from 'vitest';
import { inWorkspace } from '#platform/database/database.ts';
import { cancelImport } from '#sources/cancel-import.ts';
import { runImport } from '#sources/import/run-import.ts';
import { previewImport } from '#sources/preview-import.ts';
import { requestImport } from '#sources/request-import.ts';
import { suggestMapping } from '#sources/suggest-mapping.ts';
import { receiveUpload } from '#sources/uploads/receive-upload.ts';
import { pieceBytes } from '#sources/uploads/upload-store.ts';
import { Readable } from 'node:stream';
import { ledgerOf } from '#test/import-ledger.ts';
import { asOwner, testDatabase, type TestDatabase } from '#test/database.ts';
import { everyReceiver, importContext, insertCompany, outcomeOf, type ImportHouse } from '#test/import-house.ts';

let database: TestDatabase;
let house: Pick<ImportHouse, 'context'>;
beforeAll(async () => {
  database = await testDatabase();
  await asOwner(database.ownerUrl, 'alter table entente.upload_pieces alter column content set storage extended');
  house = importContext(database, await insertCompany(database));
});
afterAll(() => database.close());

const mapping = {
  entente: 1,
  source: 'Fair contacts',
  shape: 'table',
  person: { keys: [{ space: 'crm-contact', columns: ['id'] }], name: { column: 'name' } },
  stages: [],
  moments: [],
};
/** Enough for the people on a machine that is busy with others, and not for 3 GB. */
const mostMilliseconds = 3000;
const threeGigabytes = 3 * 1024 ** 3;
const people = `id,name\n${Array.from({ length: 2000 }, (_, at) => `${at},Person ${at}\n`).join('')}`;

/**
 * An upload of some people and then 3 GB of one byte. Its pieces are copied where they are, packed as they are not
 * otherwise: they take no room and no time, and are read like any.
 */
async function sparseUpload(filling: string): Promise<number> {
  const begun = Buffer.alloc(2 * pieceBytes, filling);
  begun.write(people);
  const received = await receiveUpload(house.context, 'sparse.csv', Readable.from([begun]));
  if (!received.ok) throw new Error(received.problem.code);
  const { id } = received.upload;
  const { workspaceId } = house.context.caller;
  await inWorkspace(house.context.database, workspaceId, async (tx) => {
    await tx.client.query(
      `insert into entente.upload_pieces (workspace_id, upload_id, number, content)
       select workspace_id, upload_id, place, content from entente.upload_pieces, generate_series(2, $3::int) place
       where workspace_id = $1 and upload_id = $2 and number = 1`,
      [workspaceId, id, threeGigabytes / pieceBytes - 1],
    );
    await tx.client.query('update entente.uploads set bytes = $3 where workspace_id = $1 and id = $2', [workspaceId, id, threeGigabytes]);
  });
  return id;
}

async function timed<T>(work: () => Promise<T>): Promise<{ answer: T; seconds: number }> {
  const begun = performance.now();
  const answer = await work();
  return { answer, seconds: (performance.now() - begun) / 1000 };
}

test(
  '3 GB with next to nothing in them are suggested and shown at once, and an import of them is cancelled without a trace',
  { timeout: 200_000 },
  async () => {
    const up = await timed(() => sparseUpload('\n'));
    const uploadId = up.answer;
    const suggested = await timed(() => suggestMapping(house.context, [uploadId]));
    expect(suggested.answer).toMatchObject({ ok: true });
    const shown = await timed(() => previewImport(house.context, [uploadId], mapping, { mostMilliseconds }));
    expect(shown.answer).toMatchObject({ ok: true, counts: { read: 2000, new: 2000, complete: false } });
    process.stdout.write(`3 GB of nothing: suggested in ${suggested.seconds.toFixed(2)} s, shown in ${shown.seconds.toFixed(2)} s\n`);
    // 2 s are the promise of the product; the machine of a test may be busy with others.
    expect(suggested.seconds).toBeLessThan(10);
    expect(shown.seconds).toBeLessThan(10);

    const before = await ledgerOf(house.context);
    const asked = await requestImport(house.context, [uploadId], mapping);
    if (!asked.ok) throw new Error(asked.problem.code);
    const running = runImport(house.context, asked.importRunId, {
      receivers: everyReceiver,
      batchRows: 1000,
      signal: new AbortController().signal,
    });
    const publicId = house.context.ids.encode('importRun', asked.importRunId);
    expect(await cancelImport(house.context, publicId, { keep: true })).toEqual({ ok: true });
    const stopped = await timed(() => running);
    expect(stopped.seconds).toBeLessThan(10);
    expect(await outcomeOf(house.context, asked.importRunId)).toMatchObject({ state: 'cancelled', read: 0, problem: null });
    expect(await ledgerOf(house.context)).toEqual(before);
    const { rows } = await inWorkspace(house.context.database, house.context.caller.workspaceId, (tx) =>
      tx.client.query('select count(*)::int as pieces from entente.upload_pieces'),
    );
    expect(rows).toEqual([{ pieces: 0 }]);
  },
);

test('3 GB that go on in zero bytes are refused where they begin, before anything is written', async () => {
  const uploadId = await sparseUpload('\0');
  const shown = await timed(() => previewImport(house.context, [uploadId], mapping));
  expect(shown.answer).toMatchObject({ ok: false, problem: { code: 'not-csv', where: 'sparse.csv, line 2002' } });
  expect(shown.seconds).toBeLessThan(10);
});
