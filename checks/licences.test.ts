import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { isAccepted, refusedLicences } from './licences.ts';

test('a package that would bind our users is refused, one we only build with is not', () => {
  const root = mkdtempSync(join(tmpdir(), 'licences-'));
  const packages = {
    '': {},
    'node_modules/bound': { license: 'AGPL-3.0' },
    'node_modules/free': { license: 'MIT' },
    'node_modules/tool': { license: 'GPL-3.0', dev: true },
  };
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages }));
  expect(refusedLicences(root)).toEqual(['bound: AGPL-3.0']);
});

test('a choice is accepted by its better half, a sum by both', () => {
  expect(isAccepted('(MIT OR GPL-3.0)')).toBe(true);
  expect(isAccepted('MIT AND GPL-3.0')).toBe(false);
});

test('everything we ship may be shipped', () => {
  expect(refusedLicences(resolve(import.meta.dirname, '..'))).toEqual([]);
});
