import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { controlledClock, type ControlledClock } from '#kernel/clock.ts';
import { createIdCodec } from '#kernel/id.ts';
import { systemContext, type Platform } from '#platform/context.ts';
import { inDirectory, inWorkspace } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import { createEventRegistry } from '#platform/events/event-registry.ts';
import { startWorker } from '#platform/jobs/worker.ts';
import { followImports } from '#platform/lists/follow-imports.ts';
import { createLog } from '#platform/log.ts';
import { testDatabase, type TestDatabase } from '#test/database.ts';

// A list of leads that follows imports. Of several imports in a row nobody makes it more than once.

let database: TestDatabase;
let platform: Platform;
let workspaceId: number;
let made: string[];
let clock: ControlledClock;
/** How often all of it cannot be made. */
let refusals: number;
const followed = followImports({
  slice: 'story',
  list: 'leads',
  makeWhole: async () => {
    made.push(refusals > 0 ? 'refused' : 'whole');
    if (refusals-- > 0) throw new Error('The database is away.');
  },
  followImport: async (_platform, _workspaceId, importRunId) => void made.push(`of import ${importRunId}`),
  isAnything: async () => true,
});
const going = new AbortController().signal;

beforeEach(async () => {
  database = await testDatabase();
  made = [];
  refusals = 0;
  const runImport = { name: 'story/run-import', event: 'import.requested', run: async () => {} };
  const events = createEventRegistry([{ name: 'story', listeners: [runImport, ...followed.listeners] }]);
  clock = controlledClock('2026-11-17T10:08:00Z');
  platform = { database, clock, events, ids: createIdCodec('story'), settings: {} as never, log: createLog('silent') };
  const { rows } = await inDirectory(database, (tx) =>
    sql<{ id: number }>`insert into directory.workspaces (created_at) values (now()) returning id`.execute(tx.db),
  );
  workspaceId = rows[0]!.id;
});
afterEach(() => database.close());

const say = (name: string, importRunId: number) =>
  inWorkspace(database, workspaceId, (tx) => announce(tx, systemContext(platform, workspaceId), { name, subject: { importRunId } }));
/** What the worker does when an import has ended, whatever else waits. */
const hear = async (importRunId: number) => {
  const listener = followed.listeners.find(({ event }) => event === 'import.finished')!;
  const event = { id: 1, workspaceId, name: 'import.finished', subject: { importRunId } };
  await listener.run(systemContext(platform, workspaceId), event as never, going);
};
const isCatchingUp = () => inWorkspace(database, workspaceId, followed.isCatchingUp);

test('behind the first import all of it is made, behind later ones what they told', async () => {
  await hear(1);
  await hear(2);
  expect(made).toEqual(['whole', 'of import 2']);
  expect(await isCatchingUp()).toBe(false);
});

test('behind imports in a row it is made once, whole, when the last one ends', async () => {
  await hear(1);
  await say('import.requested', 3);
  await hear(2);
  expect([made, await isCatchingUp()]).toEqual([['whole'], true]);
  // Its own delivery may not be marked as done yet: that is no reason to wait.
  await hear(3);
  expect(made).toEqual(['whole', 'whole']);
});

test('ends that wait while all of it is made are in it, and nobody makes it for them again', async () => {
  for (const run of [1, 2, 3]) await say('import.finished', run);
  const worker = startWorker(platform, { lanes: 1, wait: false });
  await worker.settle();
  expect([made, await isCatchingUp()]).toEqual([['whole'], false]);
  // One that ends later is not.
  await say('import.finished', 4);
  await worker.settle();
  expect(made).toEqual(['whole', 'of import 4']);
});

test('where it could not be made, whoever waits makes it, also for the one that failed', async () => {
  for (const run of [1, 2]) await say('import.finished', run);
  refusals = 1;
  const worker = startWorker(platform, { lanes: 1, wait: false });
  await worker.settle();
  clock.advance(10_000);
  await worker.settle();
  expect([made, await isCatchingUp()]).toEqual([['refused', 'whole'], false]);
});

test('where nothing ends any more it is made all the same, and while an import waits it is left to that one', async () => {
  await hear(1);
  await say('import.requested', 3);
  await hear(2);
  await followed.sweep.run(platform, going);
  expect(made).toEqual(['whole']);
  // Its import was done, and nobody was told of an end.
  await startWorker(platform, { lanes: 1, wait: false }).settle();
  await followed.sweep.run(platform, going);
  expect(made).toEqual(['whole', 'whole']);
});

test('a process that is told to end makes none', async () => {
  const ending = new AbortController();
  ending.abort();
  await followed.sweep.run(platform, ending.signal);
  expect(made).toEqual([]);
});
