import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '#platform/context.ts';
import { bringExport, saidIn, takeExport } from '#test/exported.ts';
import { testDatabase, type TestDatabase } from '#test/database.ts';
import { importContext, importFiles, insertCompany } from '#test/import-house.ts';
import { inventedImport, type InventedImport } from '#test/invented-history.ts';

let database: TestDatabase;
beforeAll(async () => void (database = await testDatabase()));
afterAll(() => database.close());

const begins = Date.parse('2026-11-17T10:08:00Z');

async function company(): Promise<{ context: Context; set(at: number): void }> {
  const { context, clock } = importContext(database, await insertCompany(database));
  return { context, set: (at) => clock.set(at) };
}

async function bring(context: Context, { mapping, content }: InventedImport): Promise<void> {
  await importFiles(context, [{ name: 'file.csv', content }], mapping, 2).catch((error: Error) => {
    if (error.message !== 'stage-means-two') throw error;
  });
}

const runs = Number(process.env['PROPERTY_RUNS'] ?? 3);

const worlds: [string, readonly string[] | undefined][] = [
  ['everything', undefined],
  ['event logs', ['log']],
  ['tables of people', ['contacts']],
  ['rows with stamps', ['stamped', 'contacts']],
  ['deals', ['deals', 'dealsOfNobody']],
  ['what goes beside', ['links', 'histories', 'departures', 'touches', 'things', 'contacts']],
];

test.each(worlds.flatMap(([name, only]) => (['csv', 'jsonl'] as const).map((format) => [name, format, only] as const)))(
  '%s as %s: what was taken out and brought in again is the same',
  { timeout: 6_000_000 },
  async (_name, format, only) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(inventedImport({ isUnique: false, ...(only && { only }) }), { minLength: 1, maxLength: 5 }),
        async (imports) => {
          const here = await company();
          for (const [place, one] of imports.entries()) {
            here.set(begins + place * 60_000);
            await bring(here.context, one);
          }
          const there = await company();
          here.set(begins + 3_600_000);
          there.set(begins + 3_600_000);
          await bringExport(there.context, await takeExport(here.context, format));
          expect(await saidIn(there.context)).toEqual(await saidIn(here.context));
        },
      ),
      { numRuns: runs },
    );
  },
);
