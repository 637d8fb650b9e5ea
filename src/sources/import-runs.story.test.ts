import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inWorkspace } from '#platform/database/database.ts';
import type { BatchReceiver } from '#platform/slice.ts';
import { cancelImport } from '#sources/cancel-import.ts';
import { findImport } from '#sources/find-imports.ts';
import { giveUpImport } from '#sources/import/end-run.ts';
import { runImport } from '#sources/import/run-import.ts';
import { pauseImport, resumeImport } from '#sources/pause-import.ts';
import { previewImport } from '#sources/preview-import.ts';
import { requestImport, type ImportWish } from '#sources/request-import.ts';
import { runUndo } from '#sources/undo/run-undo.ts';
import { receiveUpload } from '#sources/uploads/receive-upload.ts';
import { everyReceiver, importHouse, type ImportHouse } from '#test/import-house.ts';
import { ledgerOf } from '#test/import-ledger.ts';
import { everyFinder, undoImport } from '#test/undo-house.ts';

const mapping = {
  entente: 1,
  source: 'Contacts',
  shape: 'table',
  timeZone: 'UTC',
  person: { keys: [{ space: 'contact', columns: ['id'] }], name: { column: 'name' } },
  stages: ['Met'],
  moments: [{ column: 'met', becomes: 'captured', stage: 'Met' }],
};
const file = (from: number, to: number, name = 'Somebody') =>
  `id,name,met\n${Array.from({ length: to - from }, (_, at) => `${from + at},${name} ${from + at},2026-01-0${1 + ((from + at) % 9)}\n`).join('')}`;

let house: ImportHouse;
beforeEach(async () => void (house = await importHouse()));
afterEach(() => house.close());

async function ask(content: string, wish: ImportWish = {}, of: object = mapping): Promise<number> {
  const received = await receiveUpload(house.context, 'contacts.csv', Readable.from([Buffer.from(content)]));
  if (!received.ok) throw new Error(received.problem.code);
  const asked = await requestImport(house.context, [received.upload.id], of, wish);
  if (!asked.ok) throw new Error(asked.problem.code);
  return asked.importRunId;
}

const publicId = (id: number) => house.context.ids.encode('importRun', id);
const run = (id: number, receivers: readonly BatchReceiver[] = [], signal = new AbortController().signal) =>
  runImport(house.context, id, { receivers: [...everyReceiver, ...receivers], batchRows: 10, signal });

async function found(id: number) {
  const outcome = await findImport(house.context, publicId(id));
  if (!outcome.ok) throw new Error(outcome.problem.code);
  return outcome.importRun;
}

/**
 * Does something while the given batch is being written, as somebody at another screen would: the batch goes on when that is
 * done, or waits for what the batch holds.
 */
function during(batch: number, work: () => Promise<unknown>): BatchReceiver {
  let batches = 0;
  const other = { isUnderWay: false };
  const waits = async () => (await rowsOf("select 1 from pg_stat_activity where wait_event_type = 'Lock'")).length > 0;
  return {
    name: 'somebody else',
    ingest: async () => {
      if (++batches === batch) {
        other.isUnderWay = true;
        void work().finally(() => (other.isUnderWay = false));
      }
      while (other.isUnderWay && !(await waits()));
    },
  };
}

async function rowsOf(text: string): Promise<Record<string, unknown>[]> {
  return inWorkspace(house.context.database, house.context.caller.workspaceId, async (tx) => (await tx.client.query(text)).rows);
}

async function undisturbed(content: string): Promise<unknown> {
  const other = await importHouse();
  const kept = house;
  house = other;
  await run(await ask(content));
  const ledger = await ledgerOf(other.context);
  house = kept;
  await other.close();
  return ledger;
}

describe('pausing', () => {
  test('a paused import rests behind a batch, and goes on with the next row when it is resumed', async () => {
    const id = await ask(file(0, 55));
    await run(id, [during(2, () => pauseImport(house.context, publicId(id)))]);
    const paused = await found(id);
    expect(paused).toMatchObject({ state: 'paused', rowsEstimated: 55 });
    expect([10, 20, 30]).toContain(paused.rowsRead);
    // Nobody goes on with it, however often a process begins.
    await run(id);
    expect(await found(id)).toMatchObject({ state: 'paused', rowsRead: paused.rowsRead });
    expect(await resumeImport(house.context, publicId(id))).toEqual({ ok: true });
    await run(id);
    expect(await found(id)).toMatchObject({ state: 'done', rowsRead: 55, created: 55, secondsLeft: null });
    expect(await ledgerOf(house.context)).toEqual(await undisturbed(file(0, 55)));
  });

  test('an import that waits can be paused, and one that is over cannot', async () => {
    const id = await ask(file(0, 5));
    expect(await pauseImport(house.context, publicId(id))).toEqual({ ok: true });
    await run(id);
    expect(await found(id)).toMatchObject({ state: 'paused', rowsRead: 0 });
    await resumeImport(house.context, publicId(id));
    await run(id);
    const late = await pauseImport(house.context, publicId(id));
    expect(late).toMatchObject({
      ok: false,
      problem: { code: 'import-is-over', message: 'This import came to its end and cannot be paused.' },
    });
    expect(await found(id)).toMatchObject({ state: 'done', created: 5 });
  });

  test('paused and resumed while it reads, one process goes on, and no second one reads beside it', async () => {
    const id = await ask(file(0, 55));
    let second: Promise<unknown> = Promise.resolve();
    const meddle = async () => {
      await pauseImport(house.context, publicId(id));
      await resumeImport(house.context, publicId(id));
      second = run(id).catch((error: { code: string }) => error.code);
    };
    await run(id, [during(1, meddle)]);
    // It found the other one at work, or took over from it while that one looked whether to stop.
    expect(['import-at-work', undefined]).toContain(await second);
    expect(await found(id)).toMatchObject({ state: 'done', rowsRead: 55, created: 55 });
  });
});

describe('cancelling', () => {
  test('what a cancelled import brought stays where it is wanted, and nothing more comes', async () => {
    const id = await ask(file(0, 55));
    await run(id, [during(2, () => cancelImport(house.context, publicId(id), { keep: true }))]);
    const cancelled = await found(id);
    expect(cancelled).toMatchObject({ state: 'cancelled', undo: null });
    const kept = cancelled.created;
    expect([10, 20, 30]).toContain(kept);
    expect(await rowsOf('select count(*)::int as people from entente.people')).toEqual([{ people: kept }]);
    expect(await rowsOf('select 1 from entente.upload_pieces')).toEqual([]);
    await run(id);
    expect(await found(id)).toMatchObject({ state: 'cancelled', created: kept });
    const again = await resumeImport(house.context, publicId(id));
    expect(again).toMatchObject({ ok: false, problem: { message: 'This import was cancelled and cannot be resumed.' } });
  });

  test('what a cancelled import brought goes where it is not wanted', async () => {
    const before = await ledgerOf(house.context);
    const id = await ask(file(0, 55));
    await run(id, [during(2, () => cancelImport(house.context, publicId(id), { keep: false }))]);
    expect(await found(id)).toMatchObject({ state: 'cancelled', undo: { direction: 'undo', state: 'waiting' } });
    const [undo] = await rowsOf('select id from entente.import_undos');
    await runUndo(house.context, Number(undo!['id']), { receivers: everyReceiver, workedOn: everyFinder });
    expect(await found(id)).toMatchObject({ state: 'cancelled', undo: { direction: 'undo', state: 'done' } });
    const { stages: _named, ...after } = await ledgerOf(house.context);
    const { stages: _none, ...was } = before;
    expect(after).toEqual(was);
  });

  test('a paused import that is undone is cancelled, and nothing that it kept for going on stays', async () => {
    await run(await ask(file(0, 100)));
    const id = await ask(`${file(0, 1, 'Other')}${file(0, 100).slice('id,name,met\n'.length)}`);
    await run(id, [during(2, () => pauseImport(house.context, publicId(id)))]);
    expect(await found(id)).toMatchObject({ state: 'paused' });
    expect(await rowsOf('select 1 from entente.import_held_rows')).not.toEqual([]);
    await undoImport(house.context, id);
    expect(await found(id)).toMatchObject({ state: 'cancelled', undo: { state: 'done' } });
    expect(await rowsOf('select 1 from entente.upload_pieces')).toEqual([]);
    expect(await rowsOf('select 1 from entente.import_held_rows')).toEqual([]);
  });

  test('an import that is given up settles what it brought, and forgets what it held to its end', async () => {
    const id = await ask(file(0, 55));
    await run(id, [during(2, () => pauseImport(house.context, publicId(id)))]);
    await resumeImport(house.context, publicId(id));
    await inWorkspace(house.context.database, house.context.caller.workspaceId, (tx) =>
      tx.client.query(
        `insert into entente.import_held_rows (workspace_id, import_run_id, record_name, held_row) values ($1, $2, 'a', '{}')`,
        [tx.workspaceId, id],
      ),
    );
    const settled: number[] = [];
    const receiver: BatchReceiver = {
      name: 'follows',
      ingest: async () => {},
      settle: async (batch) => void settled.push(batch.importRunId),
    };
    await giveUpImport(house.context, id, [...everyReceiver, receiver]);
    expect(await found(id)).toMatchObject({ state: 'failed', problem: { code: 'import-given-up' } });
    expect(settled).toEqual([id]);
    expect(await rowsOf('select 1 from entente.import_held_rows')).toEqual([]);
  });

  test('an import is cancelled while its files are still being looked through', async () => {
    const id = await ask(file(0, 100_000));
    const begun = run(id);
    while ((await found(id)).state !== 'running') await new Promise((resolve) => setImmediate(resolve));
    expect((await found(id)).isLookingThrough).toBe(true);
    await cancelImport(house.context, publicId(id), { keep: true });
    await begun;
    expect(await found(id)).toMatchObject({ state: 'cancelled', rowsRead: 0, created: 0 });
    expect(await rowsOf('select 1 from entente.people')).toEqual([]);
  });
});

describe('what may become of a row', () => {
  const email = { ...mapping, source: 'Newsletter', moments: [], stages: [] };

  test('with create, what was there is passed over, also by another source; the rows of the file itself count', async () => {
    await run(await ask(file(0, 3)));
    const id = await ask('id,name,met\n1,Other,\n7,New,\n7,Newer,\n', { mode: 'create' }, email);
    await run(id);
    expect(await found(id)).toMatchObject({ mode: 'create', created: 1, changed: 1, unchanged: 1, refused: 0 });
    expect(await rowsOf("select name from entente.people where name !~ 'Somebody'")).toEqual([{ name: 'Newer' }]);
  });

  test('with update, a preview says why how many rows would be refused', async () => {
    await run(await ask(file(0, 3)));
    const received = await receiveUpload(house.context, 'x.csv', Readable.from([Buffer.from('id,name,met\n1,Other,\n7,New,\n8,Newer,\n')]));
    const preview = await previewImport(house.context, [received.ok ? received.upload.id : 0], email, { mode: 'update' });
    expect(preview).toMatchObject({ counts: { refused: 2 }, problems: [{ code: 'nobody-to-update', count: 2, firstRow: 3 }] });
  });

  test('with update, rows of nobody known are refused with the reason, and can be had as they were', async () => {
    await run(await ask(file(0, 3)));
    const id = await ask('id,name,met\n1,Other,\n7,New,\n', { mode: 'update' }, email);
    await run(id);
    expect(await found(id)).toMatchObject({ mode: 'update', created: 1, refused: 1 });
    expect(await rowsOf('select row_number as row, code, message, cells from entente.import_refusals')).toEqual([
      {
        row: 3,
        code: 'nobody-to-update',
        message: 'Nothing to update: no person is known by the key 7, and this import only updates.',
        cells: ['7', 'New', ''],
      },
    ]);
    expect(await rowsOf("select name from entente.people where name !~ 'Somebody'")).toEqual([{ name: 'Other' }]);
  });
});
