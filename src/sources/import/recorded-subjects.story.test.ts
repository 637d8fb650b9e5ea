import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inWorkspace } from '#platform/database/database.ts';
import { eraseSubjects } from '#sources/erase/erase-subjects.ts';
import { runImport } from '#sources/import/run-import.ts';
import { createRecordedSubjects } from '#sources/import/recorded-subjects.ts';
import { askForImport, everyReceiver, importHouse, type ImportHouse } from '#test/import-house.ts';
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
