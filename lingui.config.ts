import { globSync } from 'node:fs';
import { defineConfig } from '@lingui/conf';
import { formatter } from '@lingui/format-po';
import { createSwcExtractor } from '@lingui/native-tools';

// One catalog for each room that has screens, beside them. English stands in the code and needs none.
const rooms = ['src/web', ...globSync('src/*/web', { cwd: import.meta.dirname })];

export default defineConfig({
  sourceLocale: 'en',
  locales: ['de'],
  catalogs: rooms.map((room) => ({ path: `<rootDir>/${room}/language/{locale}`, include: [room] })),
  format: formatter({ lineNumbers: false }),
  extractors: [createSwcExtractor()],
});
