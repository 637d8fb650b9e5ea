import { AsyncLocalStorage } from 'node:async_hooks';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatter } from '@lingui/format-po';
import { setSpeaker } from '#kernel/language/say.ts';
import { speakerOf, type Entry } from '#platform/language/catalog.ts';

/** The languages the server speaks; English is what stands in the code. */
const spoken = ['en', 'de'] as const;
export type SpokenLanguage = (typeof spoken)[number];

const locales: Readonly<Record<SpokenLanguage, string>> = { en: 'en-GB', de: 'de-DE' };
const asked = new AsyncLocalStorage<SpokenLanguage>();

/** The language of whoever is answered or written to; English where nobody asked for another. */
export function currentLanguage(): SpokenLanguage {
  return asked.getStore() ?? 'en';
}

/** How that language writes numbers and days, as a BCP 47 tag for Intl. */
export function currentLocale(): string {
  return locales[currentLanguage()];
}

/** Does something, and says whatever is said on the way in this language. */
export function inLanguage<Result>(language: SpokenLanguage, work: () => Result): Result {
  return asked.run(language, work);
}

/** The first language of an Accept-Language header that is spoken here. @example languageOf('de-AT, en;q=0.8') // 'de' */
export function languageOf(header: string | undefined): SpokenLanguage {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.split(';').map((piece) => piece.trim());
      return { language: tag.slice(0, 2).toLowerCase(), weight: Number(quality?.replace(/^q=/, '') ?? 1) };
    })
    .toSorted((a, b) => b.weight - a.weight);
  return spoken.find((language) => language === wanted.find(({ language }) => isSpoken(language))?.language) ?? 'en';
}

let learning: Promise<void> | null = null;

/** Reads the catalogs of all rooms, once, before anything is said. @param sources the folder of the sources */
export function learnLanguages(sources: string): Promise<void> {
  return (learning ??= learn(sources));
}

async function learn(sources: string): Promise<void> {
  const german = speakerOf(locales.de, await readCatalogs(sources, 'de'));
  setSpeaker((parts, values) => (currentLanguage() === 'de' ? german(parts, values) : null));
}

async function readCatalogs(sources: string, language: SpokenLanguage): Promise<Entry[]> {
  const files = globSync(`*/language/${language}.po`, { cwd: sources }).filter((file) => !file.startsWith('web/'));
  const read = await Promise.all(files.map((file) => readCatalog(join(sources, file), language)));
  return read.flat();
}

async function readCatalog(filename: string, locale: SpokenLanguage): Promise<Entry[]> {
  const catalog = await formatter().parse(readFileSync(filename, 'utf8'), { filename, locale, sourceLocale: 'en' });
  return Object.values(catalog).flatMap(({ message, translation }) =>
    message && translation ? [{ english: message, translated: translation }] : [],
  );
}

function isSpoken(language: string): language is SpokenLanguage {
  return (spoken as readonly string[]).includes(language);
}
