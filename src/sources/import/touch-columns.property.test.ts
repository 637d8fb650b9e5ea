import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addTouches, columnValues, noTouches, touchesGiven } from '#sources/import/touch-columns.ts';
import type { Fact } from '#sources/mapping/read-row.ts';
import { testDatabase, type TestDatabase } from '#test/database.ts';

let database: TestDatabase;
beforeAll(async () => void (database = await testDatabase()));
afterAll(() => database.close());

const text = fc.oneof(
  fc.string({ unit: 'binary' }).map((any) => any.replaceAll('\0', '').toWellFormed()),
  fc.constantFrom('', 'NULL', 'null', '{}', '"', '\\', '\\"', 'a,b', '{"a"}', '\n', '\t', ' ', 'é', '名前'),
);
const touch: fc.Arbitrary<Fact> = fc.record({
  kind: fc.constant('touch' as const),
  label: text,
  occurredAt: fc.integer({ min: -2_000_000_000_000, max: 4_000_000_000_000 }),
  ordinal: fc.integer({ min: -5, max: 2 ** 31 - 1 }),
  actor: text,
  lifecycle: text,
  rowHash: fc.stringMatching(/^[0-9a-f]{32}$/),
  take: fc.constant('each' as const),
  touchKind: text,
  channel: text,
  campaign: text,
  direction: fc.constantFrom('in' as const, 'out' as const),
});

test('touches come out of their columns as they were, whatever their texts hold', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(touch, { maxLength: 4 }), { maxLength: 4 }), async (parts) => {
      const columns = noTouches();
      const given = parts.flat();
      for (const part of parts)
        addTouches(
          columns,
          part.map((_, at) => at + 1),
          part,
        );
      const { rows } = await database.pool.query(
        `select subject_id, kind, label, extract(epoch from occurred_at)::numeric * 1000 as at, ordinal, actor, lifecycle, channel, campaign, direction,
           encode(row_hash, 'hex') as hash from ${touchesGiven} as s where $1::int = 1 and $2::int = 2`,
        [1, 2, ...columnValues(columns)],
      );
      expect(columns.count).toBe(given.length);
      expect(rows.map(({ subject_id: _id, at, ...row }) => ({ ...row, at: Number(at) }))).toEqual(
        given.map((one) => ({
          kind: one.touchKind || 'touch',
          label: one.label,
          ordinal: one.ordinal,
          actor: one.actor || null,
          lifecycle: one.lifecycle || null,
          channel: one.channel || null,
          campaign: one.campaign || null,
          direction: one.direction,
          hash: one.rowHash,
          at: one.occurredAt,
        })),
      );
      expect(rows.map((row) => row.subject_id)).toEqual(parts.flatMap((part) => part.map((_, at) => at + 1)));
    }),
  );
});
