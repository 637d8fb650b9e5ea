import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resolveMerges, type ReportedMerge } from './resolve-merges.ts';

const merge = (from: string, into: string, occurredAt = 0): ReportedMerge => ({ from, into, occurredAt });
const known = () => true;

test('a chain of merges ends at its last person', () => {
  expect([...resolveMerges([merge('b', 'c'), merge('a', 'b')], known)]).toEqual([
    ['b', 'c'],
    ['a', 'c'],
  ]);
});

test('of two words on one key the later counts', () => {
  expect(resolveMerges([merge('a', 'c', 2), merge('a', 'b', 1)], known).get('a')).toBe('c');
});

test('a chain ends at the last key that is known here, and what is unknown is not merged', () => {
  const isKnown = (key: string) => key !== 'c' && key !== 'x';
  const ends = resolveMerges([merge('a', 'b'), merge('b', 'c'), merge('x', 'a')], isKnown);
  expect([...ends]).toEqual([['a', 'b']]);
});

test('a chain passes over a key that is not known', () => {
  expect(resolveMerges([merge('a', 'x'), merge('x', 'c')], (key) => key !== 'x').get('a')).toBe('c');
});

test('a circle is refused: what stands in it stays, what leads to it ends at its entrance', () => {
  const ends = resolveMerges([merge('a', 'b'), merge('b', 'a'), merge('x', 'y'), merge('y', 'a'), merge('s', 's')], known);
  expect([...ends]).toEqual([
    ['x', 'a'],
    ['y', 'a'],
  ]);
});

test('any merges in any order end the same way, and nobody ends at somebody who is merged away', () => {
  const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
  const merges = fc.array(fc.record({ from: key, into: key, occurredAt: fc.integer({ min: 0, max: 3 }) }), { maxLength: 12 });
  fc.assert(
    fc.property(merges, fc.context(), fc.uniqueArray(key), (given, _context, unknown) => {
      const isKnown = (one: string) => !(unknown as string[]).includes(one);
      const ends = resolveMerges(given, isKnown);
      const inOrder = (map: Map<string, string>) => [...map].sort(([one], [other]) => (one < other ? -1 : 1));
      expect(inOrder(resolveMerges(given.toReversed(), isKnown))).toEqual(inOrder(ends));
      for (const [from, end] of ends) expect([from === end, ends.has(end), isKnown(end)]).toEqual([false, false, true]);
    }),
  );
});
