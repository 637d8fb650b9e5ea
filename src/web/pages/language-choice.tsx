import { t } from '@lingui/core/macro';
import { chooseLanguage, languageChoices } from '#web/language/language.ts';
import { language } from '#web/language/texts.ts';
import { Segmented } from '#web/ui/segmented.tsx';

/** Before the sign-in nobody knows who is here: the page offers the languages by their own names. */
export function LanguageChoice() {
  return (
    <footer className="mt8">
      <Segmented label={t`Language`} options={languageChoices} value={language()} onPick={chooseLanguage} />
    </footer>
  );
}
