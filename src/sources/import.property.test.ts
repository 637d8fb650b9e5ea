import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askForImport, everyReceiver, importContext, insertCompany } from '#test/import-house.ts';
import { runImport } from '#sources/import/run-import.ts';
import { testDatabase, type TestDatabase } from '#test/database.ts';
import { inventedImport, type InventedImport } from '#test/invented-history.ts';
import { meaningOf } from '#test/meaning-ledger.ts';

let database: TestDatabase;
beforeAll(async () => void (database = await testDatabase()));
afterAll(() => database.close());

/** A company of its own that imports these files one after the other, all at one moment. */
async function company() {
  const { context } = importContext(database, await insertCompany(database));
  return {
    bring: async (mapping: object, content: string, batchRows: number) => {
      const id = await askForImport(context, [{ name: 'file.csv', content }], mapping);
      await runImport(context, id, { receivers: everyReceiver, batchRows, signal: new AbortController().signal });
    },
    /** Which import told something is left out, and so are the versions of records: each part of a file has its own. */
    state: async () => {
      const { records: _versions, ...state } = await meaningOf(context, () => 'an import');
      return state;
    },
    everything: () => meaningOf(context, (id) => `import ${id}`),
  };
}

const runs = Number(process.env['PROPERTY_RUNS'] ?? 15);

function linesOf({ content }: InventedImport): { header: string; rows: string[] } {
  const [header, ...rows] = content.trimEnd().split('\n');
  return { header: header!, rows };
}

/** Cuts rows into parts at places given as shares of the whole. */
function cut(rows: readonly string[], places: readonly number[]): string[][] {
  const borders = [0, ...places.map((place) => place % (rows.length + 1)).toSorted((one, other) => one - other), rows.length];
  return borders.slice(1).map((end, at) => rows.slice(borders[at], end));
}

test('any split of a file into parts, in any order and batches of any size, leaves the same', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      inventedImport({ isUnique: true, agrees: true }),
      fc.array(fc.nat(), { maxLength: 3 }),
      fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
      fc.integer({ min: 1, max: 4 }),
      async (given, places, order, batchRows) => {
        const { header, rows } = linesOf(given);
        const whole = await company();
        await whole.bring(given.mapping, given.content, 1000);
        const inParts = await company();
        const parts = cut(rows, places).filter((part) => part.length > 0);
        const shuffled = parts.map((part, at) => ({ part, key: order[at]! })).toSorted((one, other) => one.key - other.key);
        for (const { part } of shuffled) await inParts.bring(given.mapping, `${header}\n${part.join('\n')}\n`, batchRows);
        if (rows.length === 0) return;
        expect(await inParts.state()).toEqual(await whole.state());
      },
    ),
    { numRuns: runs },
  );
});

test('a file whose rows contradict each other leaves the same in batches of any size', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(inventedImport({ isUnique: false }), fc.integer({ min: 1, max: 4 }), async (given, batchRows) => {
      const whole = await company();
      await whole.bring(given.mapping, given.content, 1000);
      const inBatches = await company();
      await inBatches.bring(given.mapping, given.content, batchRows);
      expect(await inBatches.state()).toEqual(await whole.state());
    }),
    { numRuns: runs },
  );
});

test('a file whose rows contradict each other leaves the same in parts as in one, in their order', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      inventedImport({ isUnique: false, agrees: true }),
      fc.array(fc.nat(), { maxLength: 3 }),
      fc.integer({ min: 1, max: 4 }),
      async (given, places, batchRows) => {
        const { header, rows } = linesOf(given);
        if (rows.length === 0) return;
        const whole = await company();
        await whole.bring(given.mapping, given.content, 1000);
        const inParts = await company();
        for (const part of cut(rows, places))
          if (part.length > 0) await inParts.bring(given.mapping, `${header}\n${part.join('\n')}\n`, batchRows);
        expect(await inParts.state()).toEqual(await whole.state());
      },
    ),
    { numRuns: runs },
  );
});

test('the same file again changes nothing, whatever it holds', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(inventedImport({ isUnique: false }), fc.integer({ min: 1, max: 4 }), async (given, batchRows) => {
      const house = await company();
      await house.bring(given.mapping, given.content, 1000);
      const { rules: _first, ...before } = await house.everything();
      await house.bring(given.mapping, given.content, batchRows);
      const { rules: _second, ...after } = await house.everything();
      expect(after).toEqual(before);
    }),
    { numRuns: runs },
  );
});
