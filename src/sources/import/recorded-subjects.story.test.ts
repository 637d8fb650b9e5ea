import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inWorkspace } from '#platform/database/database.ts';
import { eraseSubjects } from '#sources/erase/erase-subjects.ts';
import { runImport } from '#sources/import/run-import.ts';
import { findCompanyDefaults } from '#sources/company-defaults.ts';
import { TouchesOutdated } from '#sources/import/fold-touches.ts';
import { createRecordedSubjects } from '#sources/import/recorded-subjects.ts';
import { noTouches } from '#sources/import/touch-columns.ts';
import { openBatch } from '#sources/import/staging.ts';
import { writeTouches } from '#sources/import/write-touches.ts';
import { createRowReader } from '#sources/mapping/create-row-reader.ts';
import type { Mapping } from '#sources/mapping/mapping-schema.ts';
import type { ReadRow } from '#sources/mapping/read-row.ts';
import { askForImport, everyReceiver, importHouse, type ImportHouse } from '#test/import-house.ts';
import type { TestDatabase } from '#test/database.ts';
import { undoImport } from '#test/undo-house.ts';

let house: ImportHouse;
beforeAll(async () => void (house = await importHouse()));
afterAll(() => house.close());

const mapping = { entente: 1, source: 'Fair', shape: 'table', person: { keys: [{ space: 'fair', columns: ['id'] }] } };
const file = (id: string) => [{ name: 'fair.csv', content: `id\n${id}\n` }];
const hash = fc.stringMatching(/^[0-9a-f]{32}$/);

test('it gives the ids that were added, as a map would, and no more of them than it may keep', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(hash, fc.integer({ min: 1, max: 9 })), { maxLength: 60 }), hash, (added, other) => {
      const recorded = createRecordedSubjects(50);
      const expected = new Map<string, number>();
      for (const [keyHash, id] of added) {
        recorded.add(keyHash, id);
        if (expected.size < 50) expected.set(keyHash, id);
      }
      for (const [keyHash, id] of expected) expect(recorded.get(keyHash)).toBe(id);
      expect(recorded.get(other)).toBe(expected.get(other));
    }),
  );
});

test('hashes that begin alike are told apart', () => {
  const recorded = createRecordedSubjects(8);
  const tails = ['0', '1', 'f'].map((tail) => `${'a'.repeat(31)}${tail}`);
  for (const [at, keyHash] of tails.entries()) recorded.add(keyHash, at + 1);
  expect(tails.map(recorded.get)).toEqual([1, 2, 3]);
  expect(recorded.get(`${'a'.repeat(31)}2`)).toBeUndefined();
});

test('an id that does not fit is asked for again', () => {
  const recorded = createRecordedSubjects(8);
  recorded.add('a'.repeat(32), 2 ** 32);
  expect(recorded.get('a'.repeat(32))).toBeUndefined();
});

test('what is remembered holds until an import is undone or somebody is erased', async () => {
  const { context } = house;
  const { workspaceId } = context.caller;
  const undone = await askForImport(context, file('2'), mapping);
  await runImport(context, undone, { receivers: everyReceiver, batchRows: 10, signal: new AbortController().signal });
  const recorded = createRecordedSubjects();
  const isKept = () =>
    inWorkspace(context.database, workspaceId, async (tx) => {
      await recorded.refresh(tx);
      const kept = recorded.get('b'.repeat(32)) !== undefined;
      recorded.add('b'.repeat(32), 7);
      return kept;
    });
  expect([await isKept(), await isKept()]).toEqual([false, true]);
  await undoImport(context, undone);
  expect([await isKept(), await isKept()]).toEqual([false, true]);
  const erased = { subjectIds: [], identifiers: [], keys: [], isSuppressed: true, at: new Date(context.clock.now()) };
  await inWorkspace(context.database, workspaceId, (tx) => eraseSubjects(tx, erased));
  expect([await isKept(), await isKept()]).toEqual([false, true]);
});

test('a touch of somebody who was erased between two batches of one import is not theirs', async () => {
  const { context } = house;
  const { workspaceId } = context.caller;
  const people = await askForImport(context, file('9'), mapping);
  await runImport(context, people, { receivers: everyReceiver, batchRows: 10, signal: new AbortController().signal });
  const log = { ...mapping, source: 'Calls', shape: 'event-log', log: { case: 'id', activity: 'what', moment: 'at' }, events: [] };
  const content = 'id,what,at\n9,called,2026-02-01T00:00:00Z\n9,called,2026-02-02T00:00:00Z\n';
  const calls = await askForImport(context, [{ name: 'calls.csv', content }], log);
  const [first, second] = await readRows(log, content);
  const recorded = createRecordedSubjects();
  const write = (row: ReadRow) =>
    inWorkspace(context.database, workspaceId, async (tx) => {
      await openBatch(tx.client, workspaceId);
      const { rows } = await tx.client.query('select source_id as "sourceId" from entente.import_runs where id = $1', [calls]);
      const batch = { workspaceId, sourceId: rows[0].sourceId, importRunId: calls, importedAt: new Date(context.clock.now()) };
      return writeTouches(tx, batch, [row], { recorded });
    });
  expect(await write(first!)).toEqual({ told: 1, created: 1, left: [] });
  await inWorkspace(context.database, workspaceId, async (tx) => {
    const { rows } = await tx.client.query(`select subject_id as id from entente.records where payload ->> 'key' = '9' limit 1`);
    await eraseSubjects(tx, {
      subjectIds: [rows[0].id],
      identifiers: [],
      keys: ['9'],
      isSuppressed: true,
      at: new Date(context.clock.now()),
    });
  });
  expect(await write(second!)).toEqual({ told: 0, created: 0, left: [second] });
});

test('of somebody who is erased while an import runs nothing is written that was read before', async () => {
  const { context } = house;
  const people = await askForImport(context, [{ name: 'fair.csv', content: 'id\n31\n32\n' }], mapping);
  await runImport(context, people, { receivers: everyReceiver, batchRows: 10, signal: new AbortController().signal });
  const log = { ...mapping, source: 'Mails', shape: 'event-log', log: { case: 'id', activity: 'what', moment: 'at' }, events: [] };
  const rows = Array.from({ length: 12 }, (_, at) => `3${1 + (at % 2)},written,2026-03-0${1 + (at % 9)}T${10 + at}:00:00Z`);
  const mails = await askForImport(context, [{ name: 'mails.csv', content: `id,what,at\n${rows.join('\n')}\n` }], log);
  const { ownerUrl } = context.database as TestDatabase;
  // The third batch is held, by when the fourth was read, with ids that held then; the erasure waits for the third, and the fourth for it.
  const holder = new pg.Client({ connectionString: ownerUrl });
  await holder.connect();
  await holder.query(`create function public.hold() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock(77); return new; end $$;
    create trigger hold before update on entente.import_progress for each row when (old.rows_in_file < 7 and new.rows_in_file = 7) execute function public.hold();
    select pg_advisory_lock(77)`);
  const waiting = async () => (await holder.query("select 1 from pg_locks where locktype = 'advisory' and not granted")).rowCount;
  const until = async (count: number) => {
    while ((await waiting()) !== count) await new Promise((resolve) => setImmediate(resolve));
  };
  const running = runImport(context, mails, { receivers: everyReceiver, batchRows: 2, signal: new AbortController().signal });
  await until(1);
  const erasing = inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const found = await tx.client.query("select subject_id as id from entente.records where payload ->> 'key' = '32' limit 1");
    const erased = { subjectIds: [found.rows[0].id], identifiers: [], keys: ['32'], isSuppressed: true, at: new Date(context.clock.now()) };
    await eraseSubjects(tx, erased);
  });
  await until(2);
  await holder.query('select pg_advisory_unlock(77)');
  await Promise.all([running, erasing]);
  await holder.end();
  const told = await inWorkspace(context.database, context.caller.workspaceId, (tx) =>
    tx.client.query({
      text: `select p.state, p.rows_read, p.created, p.unchanged, p.refused,
               (select string_agg(distinct code, ' ') from entente.import_refusals where import_run_id = $1) from entente.import_progress p where p.import_run_id = $1`,
      values: [mails],
      rowMode: 'array',
    }),
  );
  expect(told.rows).toEqual([['done', 12, 9, 0, 3, 'erased-person']]);
});

test('touches folded by ids of another time are not written', async () => {
  const { context } = house;
  const { workspaceId } = context.caller;
  const recorded = createRecordedSubjects();
  const folded = { version: 0, columns: noTouches(), odd: {}, lastStampAt: 0 };
  const write = () =>
    inWorkspace(context.database, workspaceId, async (tx) => {
      await openBatch(tx.client, workspaceId);
      const batch = { workspaceId, sourceId: 1, importRunId: 1, importedAt: new Date(context.clock.now()) };
      return writeTouches(tx, batch, [], { recorded, folded });
    });
  // Asking for the first time is a new time too.
  await expect(write()).rejects.toBeInstanceOf(TouchesOutdated);
  folded.version = recorded.version();
  expect(await write()).toEqual({ told: 0, created: 0, left: [] });
});

async function readRows(given: object, content: string): Promise<ReadRow[]> {
  const [header, ...rows] = content
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  const reader = createRowReader({ stages: [], ...given } as unknown as Mapping, header!, await findCompanyDefaults(house.context));
  if (!reader.ok) throw new Error(reader.problem.code);
  return rows.map((cells, at) => reader.readRow(cells, at + 2)).filter((row) => row.outcome === 'read');
}
