import { readFileSync } from 'node:fs';
import { formatter } from '@lingui/format-po';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { getCatalogs } from '@lingui/cli/api';
import { getConfig } from '@lingui/conf';
import { describe, expect, test } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;

type Catalog = Awaited<ReturnType<typeof getCatalogs>>[number];

/** The catalogs of the screens, and those of the server. */
async function catalogsOf(configFile: string): Promise<Catalog[]> {
  return getCatalogs(getConfig({ cwd: root, configPath: `${root}${configFile}` }));
}

/** The names of the places and tags of a message, in order of the alphabet: "{0} of <1>{of}</1>" -> 0, 1, of. */
function placesOf(message: string): string[] {
  const tokens = compileMessage(message);
  const names = typeof tokens === 'string' ? [] : tokens.flatMap((token) => (typeof token === 'string' ? [] : [token[0]]));
  const tags = [...message.matchAll(/<(\d+)\/?>/g)].map(([, tag]) => `<${tag}>`);
  return [...new Set([...names, ...tags])].toSorted();
}

async function germanOf(catalog: Catalog): Promise<{ message: string; translation: string }[]> {
  const filename = catalog.getFilename('de');
  const entries = await formatter().parse(readFileSync(filename, 'utf8'), { filename, locale: 'de', sourceLocale: 'en' });
  return Object.values(entries).map(({ message = '', translation = '' }) => ({ message, translation }));
}

describe.each(['lingui.config.ts', 'lingui.server.config.ts'])('the catalogs of %s', async (configFile) => {
  const catalogs = await catalogsOf(configFile);
  for (const catalog of catalogs) {
    test(`${catalog.path}: German has every text of the code, and none that is gone`, async () => {
      const found = await catalog.collect();
      const inCode = Object.values(found ?? {})
        .map(({ message }) => message ?? '')
        .toSorted();
      const known = await germanOf(catalog).catch(() => []);
      expect(known.map(({ message }) => message).toSorted()).toEqual(inCode);
      expect(known.filter(({ translation }) => translation.trim() === '')).toEqual([]);
    });

    test(`${catalog.path}: what stands in a German text stands in the English one`, async () => {
      const odd = (await germanOf(catalog).catch(() => [])).filter(
        ({ message, translation }) => placesOf(message).join() !== placesOf(translation).join(),
      );
      expect(odd).toEqual([]);
    });
  }
});
