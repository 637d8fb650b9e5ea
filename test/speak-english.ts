import { setUpTexts } from '#web/language/texts.ts';

// Every test reads the words that stand in the code.
setUpTexts('en', {});
