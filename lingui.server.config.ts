import { globSync } from 'node:fs';
import { defineConfig } from '@lingui/conf';
import { formatter } from '@lingui/format-po';
import { createSwcExtractor } from '@lingui/native-tools';

// What the server says, one catalog for each room, apart from the screens': it runs as it stands and is not built.
const rooms = globSync('src/*', { cwd: import.meta.dirname }).filter((room) => !/src\/(web|cli)$|\.ts$/.test(room));

export default defineConfig({
  sourceLocale: 'en',
  locales: ['de'],
  catalogs: rooms.map((room) => ({
    path: `<rootDir>/${room}/language/{locale}`,
    include: [room],
    exclude: [`${room}/web`, '**/*.test.ts'],
  })),
  macro: { corePackage: ['#kernel/language/say.ts'] },
  format: formatter({ lineNumbers: false }),
  extractors: [createSwcExtractor()],
});
