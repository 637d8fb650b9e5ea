import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';

// Collected by Max Woolf (MIT).
const naughty = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('big-list-of-naughty-strings'), 'utf8')) as string[];
const bigText = 'x'.repeat(100_000);

/** Texts that broke other products. */
export const nastyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\0',
    'a\0b',
    '\uFFFF',
    '\uD800',
    '\uDC00x',
    '﻿',
    '‮',
    'ﷺ'.repeat(50),
    '👩‍👩‍👧‍👦',
    "' or 1=1 --",
    "'; drop table entente.people; --",
    '$1',
    '%',
    '_',
    '\\',
    '%00',
    '..',
    '../../etc/passwd',
    '__proto__',
    'constructor',
    'toString',
    'null',
    'undefined',
    'NaN',
    'true',
    '0',
    '-1',
    '1e999',
    '9223372036854775808',
    '99999999999999999999999999',
    '2026-02-31',
    '0000-00-00',
    '-271821-04-20',
    '+275760-09-13',
    '2026-11-17',
    '9999-12-31',
    '10000-01-01',
    '2026-11-17T10:08:00Z',
    '2026-11-17T25:61:00Z',
    'Europe/Amsterdam',
    'Etc/GMT+99',
    'EUR',
    'http://127.0.0.1:1/',
    'http://[::1]/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    '<script>alert(1)</script>',
    '{{7*7}}',
    '=1+1',
    'a'.repeat(254) + '@x.example',
    '"quoted"@x.example',
    bigText,
  ),
  fc.constantFrom(...naughty),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);

export const nastyNumber: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(0, -0, -1, 1, 0.5, -0.5, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 2 ** 53 + 2, 2 ** 63, -(2 ** 63), 1e21, 1e308, -1e308, 5e-324),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

function nested(depth: number, wrap: (inside: unknown) => unknown): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = wrap(value);
  return value;
}

/** Whatever JSON can say, and should not here. */
export const nastyValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: nastyText },
  { weight: 2, arbitrary: nastyNumber },
  { weight: 2, arbitrary: fc.constantFrom(null, true, false, [], {}, [[]], [null], { $ref: '#' }, { toString: 1 }, [{}], { length: 3 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      nested(500, (inside) => [inside]),
      nested(500, (inside) => ({ a: inside })),
      Array.from({ length: 5000 }, (_, at) => at),
      Object.fromEntries(Array.from({ length: 2000 }, (_, at) => [`key ${at}`, at])),
    ),
  },
);
