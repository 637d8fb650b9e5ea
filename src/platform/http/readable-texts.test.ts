import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unreadableIn } from '#platform/http/readable-texts.ts';

test.each([
  [{ body: { name: 'a\0b' } }, 'name'],
  [{ body: { mapping: { person: { keys: ['\uD800'] } } } }, 'mapping.person.keys.0'],
  [{ query: { search: '\0' }, body: null }, 'search'],
  [{ body: { list: [{ 'half \uDC00': 1 }] } }, 'list.0'],
])('%j is refused where it stands', (parts, where) =>
  expect(unreadableIn(parts)).toMatchObject({ kind: 'invalid', code: 'not-a-text', where }),
);

test('what is nested without end is refused, and walked through without end neither', () => {
  let value: unknown = 1;
  for (let depth = 0; depth < 200_000; depth++) value = [value];
  expect(unreadableIn({ body: value })).toMatchObject({ code: 'too-deep' });
});

test('every text and every stream passes', () => {
  expect(unreadableIn({ body: new PassThrough(), query: {}, params: { id: 'p_x' } })).toBeNull();
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5, stringUnit: 'grapheme' }), (body) => {
      fc.pre(!JSON.stringify(body).includes('\\u0000'));
      expect(unreadableIn({ body })).toBeNull();
    }),
  );
});
