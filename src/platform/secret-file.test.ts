import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { secretInFile } from './secret-file.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'secret-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('is made once, for its owner alone, and nothing is left beside it', () => {
  const file = join(folder, 'new', 'secret');
  const first = secretInFile(file, 'op_');
  expect(first).toMatch(/^op_[\w-]{43}$/);
  expect(secretInFile(file)).toBe(first);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(folder, 'new'))).toEqual(['secret']);
});

test('an empty file, as a killed start could have left it, is refused by name and never used', () => {
  const file = join(folder, 'secret');
  writeFileSync(file, '\n');
  expect(() => secretInFile(file)).toThrow(`${file} is empty`);
});
