import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tablesWithoutOwner } from './facts-only.ts';
import { checkHouse, rooms } from './house.ts';
import { readTree } from './read-tree.ts';

/** A small house without fault; each test plants one violation in it. */
const sound: Record<string, string> = {
  'src/main.ts': "import { createSlices } from './slices.ts';",
  'src/slices.ts': "import { sourcesSlice } from '#sources/public.ts';",
  'src/kernel/clock.ts': 'export const zero = 0;',
  'src/platform/log.ts': "import { zero } from '#kernel/clock.ts';",
  'src/workspace/public.ts': "export { permits } from '#workspace/permissions.ts';",
  'src/workspace/permissions.ts': 'export const permits = true;',
  'src/sources/public.ts': "export { sourcesSlice } from '#sources/slice.ts';",
  'src/sources/take.ts': 'export const takes = 1;',
  'src/sources/web/take-list.tsx': "import { takes } from '#sources/take.ts';",
  'src/sources/slice.ts': "import { permits } from '#workspace/public.ts';\nconst rows = 'select 1 from entente.records';",
  'src/sources/schema.ts': 'export type Upload = string;',
  'src/sources/web/sources-page.tsx': "import type { Upload } from '#sources/schema.ts';\nimport { Button } from '#web/ui/button.tsx';",
  'src/scoreboard/public.ts': 'export const scoreboardSlice = 1;',
  'src/web/ui/button.tsx': 'export const Button = 1;',
};

function faultsWith(planted: Record<string, string>): string[] {
  return checkHouse(new Map(Object.entries({ ...sound, ...planted }))).map(({ file, rule }) => `${file}: ${rule}`);
}

function migrations(): string {
  const folder = resolve(import.meta.dirname, '../../migrations');
  return readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
}

describe('the rules of the house', () => {
  test('a sound house has no fault', () => {
    expect(faultsWith({})).toEqual([]);
  });

  test.each([
    ['kernel imports ours', { 'src/kernel/money.ts': "import { createLog } from '#platform/log.ts';" }, 'kernel imports nothing of ours'],
    ['kernel does I/O', { 'src/kernel/money.ts': "import { readFileSync } from 'node:fs';" }, 'kernel is pure'],
    ['kernel draws lots', { 'src/kernel/money.ts': 'export const lot = Math.random();' }, 'kernel is pure'],
    ['a slice reads the clock', { 'src/sources/take.ts': 'export const takes = new Date();' }, 'time is an argument'],
    ['the product leans on its tests', { 'src/sources/read.ts': "import { cast } from '#test/cast.ts';" }, 'imports nothing that is not'],
    ['kernel reads the clock', { 'src/kernel/money.ts': 'export const now = Date.now();' }, 'kernel is pure'],
    [
      'platform knows a slice',
      { 'src/platform/mail.ts': "import { permits } from '#workspace/public.ts';" },
      'platform imports kernel only',
    ],
    ['a back door', { 'src/sources/read.ts': "import { permits } from '#workspace/permissions.ts';" }, 'through its public.ts'],
    ['against the arrows', { 'src/workspace/read.ts': "import { sourcesSlice } from '#sources/public.ts';" }, 'only slices before it'],
    [
      'against the arrows, lazily',
      { 'src/workspace/read.ts': "const later = () => import('#sources/public.ts');" },
      'only slices before it',
    ],
    [
      'the last know each other',
      { 'src/claims/read.ts': "import { scoreboardSlice } from '#scoreboard/public.ts';" },
      'never import each other',
    ],
    ['the main door from inside', { 'src/sources/read.ts': "import { createSlices } from '../slices.ts';" }, 'composition root'],
    [
      'a screen opens the database',
      { 'src/sources/web/page.tsx': "import { openDatabase } from '#platform/database/database.ts';" },
      'do not import platform',
    ],
    [
      'a screen reaches into its slice',
      { 'src/sources/web/page.tsx': "import { sourcesSlice } from '#sources/slice.ts';" },
      'nothing of its slice but schema.ts and pure rules',
    ],
    ['a screen brings zod', { 'src/sources/web/page.tsx': "import { upload } from '#sources/schema.ts';" }, 'types of schema.ts only'],
    [
      'a screen in another slice',
      { 'src/scoreboard/web/page.tsx': "import { SourcesPage } from '#sources/web/sources-page.tsx';" },
      'its own slice only',
    ],
    ['a package of the server in the browser', { 'src/web/ui/time.ts': "import { readFileSync } from 'node:fs';" }, 'belong in a browser'],
    [
      'a cycle',
      { 'src/workspace/a.ts': "import { b } from '#workspace/b.ts';", 'src/workspace/b.ts': "import { a } from './a.ts';" },
      'no cycles',
    ],
    ['a junk drawer', { 'src/sources/utils.ts': '' }, 'is called utils'],
    ['a junk room', { 'src/sources/helpers/dates.ts': '' }, 'is called helpers'],
    ['an empty ending', { 'src/sources/import-service.ts': '' }, 'ends so'],
    ['an index', { 'src/sources/index.ts': '' }, 'no index.ts'],
    ['camel case', { 'src/sources/readRows.ts': '' }, 'kebab-case'],
    ['export everything', { 'src/sources/all.ts': "export * from './slice.ts';" }, 'export *'],
    ['a file too long', { 'src/sources/long.ts': '\n'.repeat(401) }, 'at most 400'],
    ['a second way out', { 'src/sources/read.ts': "const answer = await fetch('https://files.example');" }, 'platform/outbound only'],
    ['a second way out, lower down', { 'src/sources/read.ts': "import { request } from 'node:https';" }, 'platform/outbound only'],
    ["another slice's table", { 'src/scoreboard/store.ts': "const rows = 'select 1 from entente.handoffs';" }, 'belongs to handoff'],
  ])('%s', (_name, planted, rule) => {
    expect(faultsWith(planted as Record<string, string>)).toContainEqual(expect.stringContaining(rule));
  });

  test('a table of a migration has an owner', () => {
    expect(tablesWithoutOwner('create table entente.deals (...); create table entente.strays (...)')).toEqual(['strays']);
    expect(tablesWithoutOwner(migrations())).toEqual([]);
  });

  test('what a comment says is no fault', () => {
    expect(
      faultsWith({ 'src/kernel/money.ts': '// never Date.now()\n/** nor new Date() */', 'src/sources/read.ts': '// nor fetch()' }),
    ).toEqual([]);
  });

  test('our own house has none', () => {
    expect(checkHouse(readTree(resolve(import.meta.dirname, '../..'), rooms)).map(({ file, rule }) => `${file}: ${rule}`)).toEqual([]);
  });
});
