import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isAccepted, refusedLicences } from './licences.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'licences-'));
  mkdirSync(join(root, 'src/web'), { recursive: true });
});

afterEach(() => rmSync(root, { recursive: true }));

function refusedIn(packages: Record<string, object>): string[] {
  const prefixed = Object.entries(packages).map(([name, entry]) => [name && `node_modules/${name}`, entry] as const);
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: Object.fromEntries(prefixed) }));
  return refusedLicences(root);
}

test('a package that would bind our users is refused, one we only build with is not', () => {
  const packages = {
    '': { dependencies: { bound: '1', free: '1' }, devDependencies: { tool: '1' } },
    bound: { license: 'AGPL-3.0' },
    free: { license: 'MIT' },
    tool: { license: 'GPL-3.0', dev: true },
  };
  expect(refusedIn(packages)).toEqual(['bound: AGPL-3.0']);
});

test('what a package needs is shipped with it, its own copy first; what it could use is not', () => {
  const packages = {
    '': { dependencies: { free: '1' } },
    free: {
      license: 'MIT',
      dependencies: { deep: '1' },
      peerDependencies: { needed: '1', possible: '1' },
      peerDependenciesMeta: { possible: { optional: true } },
    },
    'free/node_modules/deep': { license: 'SSPL-1.0' },
    deep: { license: 'MIT' },
    needed: { license: 'BUSL-1.1' },
    possible: { license: 'GPL-3.0' },
  };
  expect(refusedIn(packages)).toEqual(['deep: SSPL-1.0', 'needed: BUSL-1.1']);
});

test('what is built into the web app is served, scripts and fonts alike', () => {
  writeFileSync(join(root, 'src/web/main.tsx'), "import { chart } from '@charts/sankey/small';\n");
  writeFileSync(join(root, 'src/web/styles.css'), "@import 'frame';\n@font-face { src: url('@fonts/serif/files/a.woff2'); }\n");
  const packages = {
    '': { devDependencies: { '@charts/sankey': '1', '@fonts/serif': '1', frame: '1' } },
    '@charts/sankey': { license: 'GPL-3.0', dev: true },
    '@fonts/serif': { license: 'Proprietary', dev: true },
    frame: { dev: true },
  };
  expect(refusedIn(packages)).toEqual(['@charts/sankey: GPL-3.0', '@fonts/serif: Proprietary', 'frame: unknown']);
});

test('a choice is accepted by its better half, a sum by both', () => {
  expect(isAccepted('(MIT OR GPL-3.0)')).toBe(true);
  expect(isAccepted('MIT AND GPL-3.0')).toBe(false);
});

test('everything we ship may be shipped', () => {
  expect(refusedLicences(resolve(import.meta.dirname, '..'))).toEqual([]);
});
