import { describe, expect, test } from 'vitest';
import { objectCount } from '#sources/web/preview/object-words.ts';
import { aboutSeconds, agoWords, countWords, filledInWords, outcomeWords, rowCount, sourceNameOf } from '#sources/web/import-words.ts';

describe('counts, shares and spans as the import screens say them', () => {
  const plain = (text: string) => text.replaceAll('\u00a0', ' ');
  test('one row, two rows, two people', () => {
    const texts = [rowCount(1), rowCount(1_200), objectCount('person', 2)];
    expect(texts.map(plain)).toEqual(['1 row', '1,200 rows', '2 people']);
  });
  test.each([
    [89, 'just now'],
    [150, '2 min ago'],
    [3 * 3_600 + 1_800, '3 h ago'],
    [30 * 3_600, '1 day ago'],
    [12 * 86_400, '12 days ago'],
  ])('%d seconds ago', (seconds, words) => {
    expect(plain(agoWords('2026-11-17T10:00:00Z', Date.parse('2026-11-17T10:00:00Z') + seconds * 1000))).toBe(words);
  });
  test.each([
    [0, '0 %'],
    [0.001, '1 %'],
    [0.58, '58 %'],
    [0.9999, '99 %'],
    [1, '100 %'],
  ])('a share of %d', (share, words) => {
    expect(plain(filledInWords(share))).toBe(words);
  });
  test('a forecast', () => {
    expect([0.2, 12.4, 4_800].map((seconds) => plain(aboutSeconds(seconds)))).toEqual([
      'less than a second',
      'about 12 s',
      'about 1 h 20 min',
    ]);
  });
  test('a source named after its file', () => {
    expect([sourceNameOf('loan_leads_2011.csv.gz'), sourceNameOf('Contacts.CSV')]).toEqual(['Loan leads 2011', 'Contacts']);
  });
  test('only the counts that there are', () => {
    expect(countWords({ created: 24, changed: 0, unchanged: 0, refused: 3 })).toBe('24 new, 3 refused');
    expect(countWords({ created: 0, changed: 0, unchanged: 0, refused: 0 })).toBe('nothing');
  });
  test.each([
    [{ created: 3, changed: 1, unchanged: 2, refused: 1 }, '6 rows are in.'],
    [{ created: 0, changed: 0, unchanged: 6, refused: 0 }, '6 rows were here before. Nothing has changed.'],
    [{ created: 0, changed: 0, unchanged: 0, refused: 6 }, 'None of 6 rows could be read.'],
    [{ created: 0, changed: 0, unchanged: 0, refused: 0 }, 'The file has a header and no rows.'],
  ])('says what came of it: %o', (run, beginning) => {
    expect(plain(outcomeWords(run))).toContain(beginning);
  });
  test('says of deals that name nobody that the Scoreboard passes them over', () => {
    const words = plain(outcomeWords({ created: 8800, changed: 0, unchanged: 0, refused: 0 }, 8800));
    expect(words).toContain('8,800 deals of the company name no person: the Scoreboard follows people and does not count them.');
    expect(words).not.toContain('counts now');
  });
});
