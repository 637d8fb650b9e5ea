import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onlyValue, readSearch, searchParams, splitFilter, withFilter } from './scoreboard-search.ts';

const asUsual = { from: null, to: null, where: [], by: null, mode: 'cohort', clock: 'wall', figure: null } as const;

describe('the state of the page in its address', () => {
  it('is as usual without one, and then leaves the address empty', () => {
    expect(readSearch({})).toEqual(asUsual);
    expect(searchParams(readSearch({})).toString()).toBe('');
  });

  it('comes back whole from its own address', () => {
    const texts = fc.stringMatching(/^[a-z_]{1,8}:[ -~]{0,12}$/);
    fc.assert(
      fc.property(
        fc.uniqueArray(texts, { maxLength: 3 }),
        fc.constantFrom('wall', 'business'),
        fc.option(fc.string({ minLength: 1 })),
        (where, clock, figure) => {
          const state = { ...asUsual, from: '2011-10-01', to: null, where, by: 'channel', clock, figure } as const;
          const params = searchParams({ ...state, where: [...where] });
          const loose = { ...Object.fromEntries(params), where: params.getAll('where') };
          expect(readSearch(loose)).toEqual(state);
        },
      ),
    );
  });

  it('leaves out what cannot be read', () => {
    expect(readSearch({ from: '2026-02-31', where: 'nocolon', mode: 'both', clock: 7 })).toEqual(asUsual);
  });

  it('takes one filter as well as several, and numbers as the words they were', () => {
    expect(readSearch({ where: 'origin:social', by: 5 })).toMatchObject({ where: ['origin:social'], by: '5' });
  });
});

describe('filters', () => {
  it('split at the first colon', () => expect(splitFilter('url:https://a')).toEqual({ attribute: 'url', value: 'https://a' }));
  it('of one attribute stand beside each other, once each', () => {
    expect(withFilter(['origin:social'], 'origin', '')).toEqual(['origin:social', 'origin:']);
    expect(withFilter(['origin:social'], 'origin', 'social')).toEqual(['origin:social']);
  });
  it('give way when one value is asked for', () => {
    expect(onlyValue(['origin:social', 'size:5', 'origin:'], 'origin', 'email')).toEqual(['size:5', 'origin:email']);
  });
});
