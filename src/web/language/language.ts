import { type Language, language, languages, setUpTexts } from '#web/language/texts.ts';

const names: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };
const key = 'entente-language';

/** The languages by their own names, as their speakers look for them. */
export const languageChoices = languages.map((value) => ({ value, label: names[value] }));

/** What this browser was last told; before that the first of its own languages that is spoken here. */
export function chosenLanguage(): Language {
  return remembered() ?? navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en';
}

/** Remembers a language; a page that speaks another one is read in again. */
export function chooseLanguage(wanted: Language): void {
  try {
    localStorage.setItem(key, wanted);
  } catch {
    // A closed storage would bring the same page again: this page stays as it is.
    return;
  }
  if (wanted !== language()) location.reload();
}

/** Lets this page speak a language: called once, before any module with texts is read in. */
export async function speak(wanted: Language): Promise<void> {
  const messages = wanted === 'de' ? (await import('#web/language/german.ts')).german : {};
  setUpTexts(wanted, messages);
  document.documentElement.lang = wanted;
}

function remembered(): Language | undefined {
  try {
    const known = localStorage.getItem(key);
    return known && isLanguage(known) ? known : undefined;
  } catch {
    return undefined;
  }
}

function isLanguage(value: string): value is Language {
  return (languages as readonly string[]).includes(value);
}
