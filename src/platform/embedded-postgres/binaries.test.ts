import { lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addMissingLinks, copied } from '#platform/embedded-postgres/binaries.ts';
import { closedFolder } from '#platform/embedded-postgres/reach.ts';

let root: string;
let package_: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'binaries-'));
  package_ = join(root, 'package');
  mkdirSync(join(package_, 'native/lib'), { recursive: true });
  mkdirSync(join(package_, 'native/bin'), { mode: 0o700 });
  writeFileSync(join(package_, 'package.json'), '{"version":"18.4.0"}');
  writeFileSync(join(package_, 'native/bin/postgres'), 'program', { mode: 0o700 });
  writeFileSync(join(package_, 'native/lib/libicu.so.60.2'), 'library', { mode: 0o600 });
  const links = [{ source: 'native/lib/libicu.so.60.2', target: 'native/lib/libicu.so.60' }];
  writeFileSync(join(package_, 'native/pg-symlinks.json'), JSON.stringify(links));
});

afterEach(() => rmSync(root, { recursive: true }));

test('links that npm left out are added, again and again without harm', () => {
  addMissingLinks(package_);
  addMissingLinks(package_);
  expect(readFileSync(join(package_, 'native/lib/libicu.so.60'), 'utf8')).toBe('library');
});

test('a link that is there stays, whatever it leads to', () => {
  symlinkSync('elsewhere', join(package_, 'native/lib/libicu.so.60'));
  addMissingLinks(package_);
  expect(lstatSync(join(package_, 'native/lib/libicu.so.60')).isSymbolicLink()).toBe(true);
});

test('a copy can be read and run by others, but not written, and is made once', () => {
  addMissingLinks(package_);
  const folder = copied(package_, join(root, 'copies'));
  expect(statSync(join(folder, 'bin/postgres')).mode & 0o777).toBe(0o755);
  expect(statSync(join(folder, 'lib/libicu.so.60')).mode & 0o777).toBe(0o644);
  expect(closedFolder(join(folder, 'bin/postgres'), { uid: 65_534, gid: 65_534 })).toBe(root);
  rmSync(package_, { recursive: true });
  mkdirSync(package_);
  writeFileSync(join(package_, 'package.json'), '{"version":"18.4.0"}');
  expect(copied(package_, join(root, 'copies'))).toBe(folder);
});
