import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { controlledClock, type ControlledClock } from '#kernel/clock.ts';
import { createIdCodec } from '#kernel/id.ts';
import { systemContext, type Platform } from '#platform/context.ts';
import { inDirectory, inWorkspace } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import { createEventRegistry } from '#platform/events/event-registry.ts';
import { claimDelivery, mostAttempts } from '#platform/jobs/deliveries.ts';
import { runDueSweeps } from '#platform/jobs/sweeps.ts';
import { startWorker, type Worker } from '#platform/jobs/worker.ts';
import { createLog } from '#platform/log.ts';
import type { Listener } from '#platform/slice.ts';
import { testDatabase, type TestDatabase } from '#test/database.ts';

/** Somebody listens for leads that were returned. */
let database: TestDatabase;
let clock: ControlledClock;
let platform: Platform;
let worker: Worker;
let workspaceId: number;
let heard: string[];
let listener: Listener;

beforeEach(async () => {
  database = await testDatabase();
  clock = controlledClock('2026-11-17T10:08:00Z');
  heard = [];
  listener = {
    name: 'story/hear',
    event: 'lead.returned',
    run: async (_context, event) => void heard.push(String(event.subject['leadId'])),
  };
  const events = createEventRegistry([
    {
      name: 'story',
      listeners: [{ ...listener, run: (...given) => listener.run(...given), giveUp: async () => void heard.push('given up') }],
    },
  ]);
  platform = { database, clock, events, ids: createIdCodec('story'), settings: {} as never, log: createLog('silent') };
  worker = startWorker(platform, { lanes: 1, wait: false });
  const made = await inDirectory(database, (tx) =>
    sql<{ id: number }>`insert into directory.workspaces (created_at) values (now()) returning id`.execute(tx.db),
  );
  workspaceId = made.rows[0]!.id;
});

afterEach(async () => {
  await worker.stop();
  await database.close();
});

const announceReturn = (leadId: number, fails = false) =>
  inWorkspace(database, workspaceId, async (tx) => {
    await announce(tx, systemContext(platform, workspaceId), { name: 'lead.returned', subject: { leadId } });
    if (fails) throw new Error('the command changed its mind');
  });

describe('an event reaches whoever listens', () => {
  test('after the commit, once', async () => {
    await announceReturn(7);
    expect(heard).toEqual([]);
    await worker.settle();
    await worker.settle();
    expect(heard).toEqual(['7']);
  });

  test('never when the command was rolled back', async () => {
    await expect(announceReturn(7, true)).rejects.toThrow('changed its mind');
    await worker.settle();
    expect(heard).toEqual([]);
  });

  test('again after 2, then 4 seconds when the listener fails, and not before', async () => {
    let failures = 2;
    listener.run = async (_context, event) => {
      if (failures-- > 0) throw new Error('not now');
      heard.push(String(event.subject['leadId']));
    };
    await announceReturn(7);
    for (const [milliseconds, expected] of [
      [0, []],
      [1999, []],
      [1, []],
      [3999, []],
      [1, ['7']],
    ] as const) {
      clock.advance(milliseconds);
      await worker.settle();
      expect(heard).toEqual(expected);
    }
  });

  test('gives up after the last attempt, once, and says so', async () => {
    let attempts = 0;
    listener.run = async () => {
      attempts++;
      throw new Error('never');
    };
    await announceReturn(7);
    for (let round = 0; round < mostAttempts + 3; round++) {
      await worker.settle();
      clock.advance(3_600_000);
    }
    expect(attempts).toBe(mostAttempts);
    expect(heard).toEqual(['given up']);
  });
});

test('a delivery taken by one process is left alone by others until its connection ends, and is free the moment it does', async () => {
  await announceReturn(7);
  const now = new Date(clock.now());
  const [first, second] = [await database.pool.connect(), await database.pool.connect()];
  expect(await claimDelivery(first, now)).not.toBeNull();
  expect(await claimDelivery(second, now)).toBeNull();
  // As kill -9 does it: nothing is said, the connection is gone.
  first.on('error', () => {});
  const { rows } = await first.query<{ pid: number }>('select pg_backend_pid() as pid');
  await second.query('select pg_terminate_backend($1, 5000)', [rows[0]!.pid]).catch(() => null);
  first.release(true);
  expect(await claimDelivery(second, now)).not.toBeNull();
  second.release(true);
});

const still = new AbortController();

test('a sweep runs once in its time, whoever asks', async () => {
  const sweep = { name: 'story/sweep', everySeconds: 60, run: async () => void heard.push('swept') };
  await Promise.all([runDueSweeps(platform, [sweep], still.signal), runDueSweeps(platform, [sweep], still.signal)]);
  expect(heard).toEqual(['swept']);
  clock.advance(59_999);
  expect(await runDueSweeps(platform, [sweep], still.signal)).toEqual([]);
  clock.advance(1);
  expect(await runDueSweeps(platform, [sweep], still.signal)).toEqual(['story/sweep']);
});

test('whoever is told to end begins no further sweep, and tells the one under way', async () => {
  const ending = new AbortController();
  const first = {
    name: 'story/first',
    everySeconds: 60,
    run: async (_: Platform, signal: AbortSignal) => void (ending.abort(), heard.push(`told: ${signal.aborted}`)),
  };
  const second = { name: 'story/second', everySeconds: 60, run: async () => void heard.push('second') };
  expect(await runDueSweeps(platform, [first, second], ending.signal)).toEqual(['story/first']);
  expect(heard).toEqual(['told: true']);
});

describe('a sweep that takes long', () => {
  const until = (story: string, run: () => Promise<void>, isLong = true) => ({ name: `story/${story}`, everySeconds: 60, isLong, run });

  test('holds up no other sweep, and is not begun again while it runs: not by its own process, not by another', async () => {
    const [begun, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const long = until('fill-a-list', async () => {
      heard.push('begun');
      begun.resolve();
      await end.promise;
    });
    const short = until('short', async () => void heard.push('short'), false);
    const beside = Promise.withResolvers<void>();
    const atOnce = until('at-once', async () => beside.resolve(), false);
    const running = runDueSweeps(platform, [long, atOnce], still.signal);
    await Promise.all([begun.promise, beside.promise]);
    // Short ones come round as ever, however long the other takes.
    for (let minute = 0; minute < 3; minute++) {
      clock.advance(60_000);
      expect(await runDueSweeps(platform, [long, short], still.signal)).toEqual(['story/short']);
    }
    expect(heard.filter((word) => word === 'begun')).toHaveLength(1);
    end.resolve();
    expect(await running).toContain('story/fill-a-list');
    expect(await runDueSweeps(platform, [long], still.signal)).toEqual(['story/fill-a-list']);
  });

  test('is told when its lease is gone: somebody else may begin it', async () => {
    const told = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const long = {
      ...until('lease', async () => {}),
      run: async (_: Platform, signal: AbortSignal) => {
        signal.addEventListener('abort', () => told.resolve(), { once: true });
        begun.resolve();
        await told.promise;
      },
    };
    const running = runDueSweeps(platform, [long], still.signal);
    await begun.promise;
    await database.pool.query(
      "select pg_terminate_backend(l.pid) from pg_locks l where l.locktype = 'advisory' and l.classid = 4107 and l.database = (select oid from pg_database where datname = current_database())",
    );
    expect(await running).toEqual(['story/lease']);
  });

  test('and one that fails leaves the others their turn, and is said by name', async () => {
    const wrong = until('wrong', () => Promise.reject(new Error('the disk is full')), false);
    const right = until('right', async () => void heard.push('right'), false);
    await expect(runDueSweeps(platform, [wrong, right], still.signal)).rejects.toThrow('the disk is full');
    expect(heard).toEqual(['right']);
  });
});

describe('a clock that is put back by an hour', () => {
  test('holds up no sweep', async () => {
    const sweep = { name: 'story/clock', everySeconds: 60, run: async () => void heard.push('swept') };
    await runDueSweeps(platform, [sweep], still.signal);
    clock.advance(-3_600_000);
    expect(await runDueSweeps(platform, [sweep], still.signal)).toEqual(['story/clock']);
    expect(await runDueSweeps(platform, [sweep], still.signal)).toEqual([]);
    // Clocks of two machines that are a little apart are no reason.
    clock.advance(-20_000);
    expect(await runDueSweeps(platform, [sweep], still.signal)).toEqual([]);
  });

  test('holds up no delivery, neither a new one nor one that is tried again', async () => {
    await announceReturn(7);
    clock.advance(-3_600_000);
    await worker.settle();
    expect(heard).toEqual(['7']);
    let failures = 1;
    listener.run = async (_context, event) => {
      if (failures-- > 0) throw new Error('not now');
      heard.push(String(event.subject['leadId']));
    };
    await announceReturn(8);
    await worker.settle();
    clock.advance(-3_600_000);
    await worker.settle();
    expect(heard).toEqual(['7', '8']);
  });
});
