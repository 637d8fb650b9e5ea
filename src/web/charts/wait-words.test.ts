import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketWords, exactSeconds, percentWords, waitWords } from './wait-words.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('waitWords', () => {
  it.each([
    [0, '0 s'],
    [45.4, '45 s'],
    [59.6, '1 min'],
    [2298.4605, '38 min 18 s'],
    [3599.6, '1 h'],
    [49_887.0276, '13 h 51 min'],
    [86_399, '1 day'],
    [183_600, '2 days 3 h'],
  ])('tells %d s as %s', (seconds, words) => expect(plain(waitWords(seconds))).toBe(words));

  it('never tells business time in days', () => {
    expect(plain(waitWords(94_200, 'business'))).toBe('26 h 10 min');
  });

  it('never shows a full smaller unit, such as 60 s or 24 h', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 4e7, noNaN: true }), (seconds) => {
        expect(plain(waitWords(seconds))).not.toMatch(/(^| )(60 s|60 min|24 h)$/);
      }),
    );
  });
});

describe('bucketWords', () => {
  it.each([
    [0, 300, 'up to 5 min'],
    [300, 900, '5 to 15 min'],
    [900, 3600, '15 min to 1 h'],
    [3600, 14_400, '1 to 4 h'],
    [14_400, 86_400, '4 to 24 h'],
    [86_400, null, 'over 24 h'],
  ])('names %d to %s', (from, to, words) => expect(plain(bucketWords(from, to))).toBe(words));
});

describe('percentWords', () => {
  it.each([
    [0, '0 %'],
    [0.0001, 'under 0.1 %'],
    [0.0658, '6.6 %'],
    [0.0996, '10 %'],
    [0.789, '79 %'],
    [0.9999, 'over 99 %'],
    [1, '100 %'],
  ])('tells %d as %s', (share, words) => expect(plain(percentWords(share))).toBe(words));
});

it('shows exactly what was computed', () => expect(plain(exactSeconds(2298.4605))).toBe('2,298.461 s'));
