import { expect, test } from 'vitest';
import { composeLetter } from '#platform/mail/letter.ts';

const letter = composeLetter({
  headline: 'Ana <script> & Ben invite you',
  paragraphs: ['You will work in sales.'],
  action: { label: 'Join', url: 'https://entente.example/join/inv_x?a=1&b="2"' },
  footnotes: ['The link works until 1 December 2026.'],
});

test('text and HTML say the same', () => {
  expect(letter.text).toBe(
    'Ana <script> & Ben invite you\n\nYou will work in sales.\n\nJoin:\nhttps://entente.example/join/inv_x?a=1&b="2"\n\n-- \nThe link works until 1 December 2026.\n',
  );
  for (const said of ['You will work in sales.', 'The link works until 1 December 2026.']) expect(letter.html).toContain(said);
});

test('names cannot break out of the page, and nothing is fetched from anywhere', () => {
  expect(letter.html).not.toContain('<script');
  expect(letter.html).toContain('Ana &lt;script&gt; &amp; Ben');
  expect(letter.html).not.toMatch(/<img|<link|url\(|@import|src=/);
  expect(letter.html.match(/https?:\/\/[^"<&]+/g)?.every((url) => url.startsWith('https://entente.example/join/'))).toBe(true);
});
