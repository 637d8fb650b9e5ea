import { expect, it } from 'vitest';
import { touchWords } from './touch-words.ts';

it.each([
  ['webinar', 'Turbidity in winter', 'Webinar: Turbidity in winter'],
  ['webinar', 'Webinar to the end', 'Webinar to the end'],
  ['call', 'Call', 'Call'],
  [null, 'Opened the price page', 'Opened the price page'],
  [null, '', 'Touch'],
  ['call', null, 'Call'],
])('a touch of kind %s called “%s” is told as “%s”', (kind, label, words) => {
  expect(touchWords(kind, label)).toBe(words);
});
