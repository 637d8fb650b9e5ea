import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refuseServerModules } from './browser-bundle.ts';

let root: string;

beforeEach(() => void (root = realpathSync(mkdtempSync(join(tmpdir(), 'bundle-')))));
afterEach(() => rmSync(root, { recursive: true }));

async function buildWith(files: Record<string, string>): Promise<unknown> {
  for (const [file, text] of Object.entries({ 'src/web/index.html': '<script type="module" src="./main.ts"></script>', ...files })) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return build({
    root: join(root, 'src/web'),
    configFile: false,
    logLevel: 'silent',
    plugins: [refuseServerModules(root)],
    build: { write: false },
  });
}

test('screens and rules may be built', async () => {
  await expect(
    buildWith({ 'src/web/main.ts': "import '../kernel/a.ts';", 'src/kernel/a.ts': 'document.title = "a";' }),
  ).resolves.toBeDefined();
});

test.each([
  [
    'platform, by a detour',
    {
      'src/web/main.ts': "import '../sources/rule.ts';",
      'src/sources/rule.ts': "import '../platform/log.ts';",
      'src/platform/log.ts': 'document.title = "log";',
    },
    'src/platform/log.ts',
  ],
  [
    'SQL of a slice',
    { 'src/web/main.ts': "import '../sources/store.ts';", 'src/sources/store.ts': 'document.title = "select";' },
    'src/sources/store.ts',
  ],
  [
    'a module of Node',
    { 'src/web/main.ts': "import { readFileSync } from 'node:fs';\nconsole.log(readFileSync);" },
    '__vite-browser-external',
  ],
])('%s is refused', async (_what, files, words) => {
  await expect(buildWith(files as Record<string, string>)).rejects.toThrow(words);
});
