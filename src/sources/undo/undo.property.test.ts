import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runImport } from '#sources/import/run-import.ts';
import { askForImport, everyReceiver, importContext, insertCompany } from '#test/import-house.ts';
import { testDatabase, type TestDatabase } from '#test/database.ts';
import { inventedHistory, type InventedImport } from '#test/invented-history.ts';
import { bruteForceDerivation, storedDerivation } from '#test/brute-force-derivation.ts';
import { meaningOf } from '#test/meaning-ledger.ts';
import { putImportBack, undoImport } from '#test/undo-house.ts';

let database: TestDatabase;
beforeAll(async () => void (database = await testDatabase()));
afterAll(() => database.close());

/** A workspace of its own, in which imports are called by their place in the whole history. */
async function openHistory(imports: readonly InventedImport[]) {
  const { context, clock } = importContext(database, await insertCompany(database));
  const runs = new Map<number, number>();
  const begins = clock.now();
  return {
    context,
    async bring(place: number) {
      clock.set(begins + place * 60_000);
      const { mapping, content } = imports[place]!;
      const id = await askForImport(context, [{ name: 'file.csv', content }], mapping).catch((error: Error) => {
        if (error.message === 'stage-means-two') return null;
        throw error;
      });
      if (id === null) return;
      runs.set(place, id);
      await runImport(context, id, { receivers: everyReceiver, batchRows: 2, signal: new AbortController().signal });
    },
    has: (place: number) => runs.has(place),
    undo: (place: number) => undoImport(context, runs.get(place)!),
    redo: (place: number) => putImportBack(context, runs.get(place)!),
    meaning: () => meaningOf(context, (id) => `import ${[...runs].find(([, run]) => run === id)?.[0]}`),
  };
}

const runs = Number(process.env['PROPERTY_RUNS'] ?? 6);

const worlds: [string, readonly string[] | undefined][] = [
  ['everything', undefined],
  ['event logs', ['log']],
  ['tables of people', ['contacts', 'log']],
  ['rows with stamps', ['stamped', 'contacts']],
  ['deals', ['deals', 'dealsOfNobody']],
  ['what goes beside', ['links', 'histories', 'departures', 'touches', 'things', 'contacts']],
];

test.each(worlds)(
  '%s: whatever is undone and put back, what is left is what the imports that stand leave',
  { timeout: 6_000_000 },
  async (_name, only) => {
    await fc.assert(
      fc.asyncProperty(
        inventedHistory({ isUnique: true, ...(only && { only }), minLength: 1 }),
        fc.array(fc.nat(), { maxLength: 6 }),
        async (imports, turns) => {
          const history = await openHistory(imports);
          const standing = new Set<number>();
          for (const place of imports.keys()) {
            await history.bring(place);
            if (history.has(place)) standing.add(place);
          }
          for (const turn of turns) {
            const place = turn % imports.length;
            if (!history.has(place)) continue;
            if (standing.delete(place)) await history.undo(place);
            else {
              await history.redo(place);
              standing.add(place);
            }
          }
          const without = await openHistory(imports);
          for (const place of [...standing].toSorted()) await without.bring(place);
          expect(await history.meaning()).toEqual(await without.meaning());
          expect(await storedDerivation(without.context)).toEqual(await bruteForceDerivation(without.context));
        },
      ),
      { numRuns: runs, endOnFailure: process.env['PROPERTY_FAST'] === '1' },
    );
  },
);

test(
  'an import and its undo leave what was there, and its redo what it had left, also where files repeat themselves',
  { timeout: 6_000_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(inventedHistory({ isUnique: false, minLength: 2 }), async (imports) => {
        const history = await openHistory(imports);
        for (const place of imports.keys()) if (place < imports.length - 1) await history.bring(place);
        const before = await history.meaning();
        const last = imports.length - 1;
        await history.bring(last);
        if (!history.has(last)) return;
        const after = await history.meaning();
        expect(await storedDerivation(history.context)).toEqual(await bruteForceDerivation(history.context));
        await history.undo(last);
        expect(await history.meaning()).toEqual(before);
        await history.redo(last);
        expect(await history.meaning()).toEqual(after);
      }),
      { numRuns: runs, endOnFailure: process.env['PROPERTY_FAST'] === '1' },
    );
  },
);
