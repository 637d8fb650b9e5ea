import { expect, test } from 'vitest';
import { reasonWords } from '#workspace/mail/reason-words.ts';
import { reasonSentences, whyInWords } from '#workspace/web/mail-words.ts';

test('the screens know every reason of the API, in its words', () => {
  expect(reasonSentences).toEqual(reasonWords);
});

test('what the mail server said follows the reason', () => {
  expect(whyInWords({ reason: 'not-now', said: '450 busy' })).toBe('The mail server does not take it just now. It said: 450 busy');
  expect(whyInWords({ reason: 'not-now', said: null })).toBe('The mail server does not take it just now.');
  expect(whyInWords({ reason: null, said: null })).toBeNull();
});
