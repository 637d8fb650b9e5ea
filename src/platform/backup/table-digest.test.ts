import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTableDigest } from '#platform/backup/table-digest.ts';

const line = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll('\n', ''));

/** @param places where the bytes are cut. */
function digestOf(lines: readonly string[], places: readonly number[] = []) {
  const bytes = Buffer.from(lines.map((text) => `${text}\n`).join(''));
  const digest = createTableDigest();
  const borders = [0, ...places.map((place) => place % (bytes.length + 1)).toSorted((one, other) => one - other), bytes.length];
  for (const [at, end] of borders.slice(1).entries()) digest.add(bytes.subarray(borders[at], end));
  return digest.end();
}

test('the same rows have the same digest, in any order and any pieces', () => {
  fc.assert(
    fc.property(
      fc
        .array(line, { maxLength: 8 })
        .chain((lines) => fc.record({ lines: fc.constant(lines), other: fc.shuffledSubarray(lines, { minLength: lines.length }) })),
      fc.array(fc.nat(), { maxLength: 5 }),
      ({ lines, other }, places) => {
        expect(digestOf(other, places)).toEqual(digestOf(lines));
      },
    ),
  );
});

test('a row that is another one, comes twice or not at all makes another digest', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), fc.nat(), (lines, nat) => {
      const at = nat % lines.length;
      const { digest } = digestOf(lines);
      expect(digestOf(lines.with(at, `${lines[at]}x`)).digest).not.toBe(digest);
      expect(digestOf([...lines, lines[at]!]).digest).not.toBe(digest);
      expect(digestOf(lines.toSpliced(at, 1)).digest).not.toBe(digest);
    }),
  );
});

test('two rows that are one row twice do not cancel each other out', () => {
  expect(digestOf(['a', 'a']).digest).not.toBe(digestOf([]).digest);
  expect(digestOf(['a', 'a']).digest).not.toBe(digestOf(['b', 'b']).digest);
});

test('a table that ends within a row is no table', () => {
  const digest = createTableDigest();
  digest.add(Buffer.from('1\tone\n2\ttw'));
  expect(() => digest.end()).toThrow('ends in the middle of a row');
});
