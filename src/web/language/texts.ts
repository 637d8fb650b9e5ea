import { i18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';

/** The languages of the screens. English stands in the code; every other one in a catalog beside the screens. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' };

/** The language of this page: it is set before the first screen is read in, and a page keeps it. */
export function language(): Language {
  return i18n.locale === 'de' ? 'de' : 'en';
}

/** How numbers, money and days are written in this language, as a BCP 47 tag for Intl. */
export function locale(): string {
  return locales[language()];
}

const compiled = new Map<string, ReturnType<typeof compileMessage>>();

/** Takes the texts of a language. English comes as it stands in the code and is understood once for each text. */
export function setUpTexts(wanted: Language, messages: Parameters<typeof i18n.loadAndActivate>[0]['messages']): void {
  i18n.setMessagesCompiler((message) => {
    const known = compiled.get(message) ?? compileMessage(message);
    compiled.set(message, known);
    return known;
  });
  i18n.loadAndActivate({ locale: wanted, messages });
}
