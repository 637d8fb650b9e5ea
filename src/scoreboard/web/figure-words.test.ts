import { describe, expect, it } from 'vitest';
import { funnelFigure } from './funnel-figure.ts';
import type { Waiting } from './measure-answers.ts';
import { responseFigure } from './response-figure.ts';

const answer: Waiting = {
  handoffs: 2710,
  followedUp: 2700,
  pending: 10,
  medianSeconds: 2298.4605,
  p90Seconds: 49_887.0276,
  kaplanMeierMedianSeconds: 2298.374,
  within: { 300: 519, 900: 876, 3600: 1558, 86400: 2622 },
  curve: [],
  wonByWait: [{ fromSeconds: 0, toSeconds: 300, handoffs: 519, won: 108, low: 0.175, high: 0.2452 }],
  winsWithoutHandoff: 1024,
  wonWhilePending: 0,
  wonBeforeHandoff: 3,
  business: {
    medianSeconds: 600,
    p90Seconds: null,
    kaplanMeierMedianSeconds: null,
    within: { 300: 1, 900: 2, 3600: 3, 86400: 4 },
    curve: [],
  },
};
const plain = (text: string | null | undefined) => text?.replaceAll('\u00a0', ' ');
const words = (name: string, clock: 'wall' | 'business' = 'wall') => responseFigure(name, answer, clock)!;

describe('responseFigure', () => {
  it('tells a wait in words and exactly, with its sample', () => {
    expect(plain(words('medianSeconds').value)).toBe('38 min 18 s');
    expect(plain(words('medianSeconds').sample)).toBe('Exactly 2,298.461 s. Sample: 2,700 followed up.');
  });

  it('keeps the median of the followed-up and the one that counts the waiting apart', () => {
    expect(words('kaplanMeierMedianSeconds').title).not.toBe(words('medianSeconds').title);
    expect(plain(words('kaplanMeierMedianSeconds').sample)).toBe('Exactly 2,298.374 s. Sample: 2,700 followed up, 10 still waiting.');
  });

  it('takes the other clock when asked', () => {
    expect(plain(words('medianSeconds', 'business').value)).toBe('10 min');
    expect(words('kaplanMeierMedianSeconds', 'business').value).toBe('not reached');
  });

  it('never calls those still waiting lost', () => {
    expect(words('pending').sample).toBe('Their wait still runs.');
  });

  it('gives k of n with its interval', () => {
    expect(plain(words('won-by-wait-0').value)).toBe('108 of 519');
    expect(plain(words('won-by-wait-0').sample)).toBe('21 % won. 95 % interval 18 to 25 %.');
    expect(plain(words('within-3600').title)).toBe('Followed up within 1 h');
  });

  it('names the wins that no wait explains', () => {
    expect(words('winsWithoutHandoff')).toMatchObject({ title: 'Wins without a handoff', value: '1,024' });
    expect(words('wonBeforeHandoff')).toMatchObject({ title: 'Wins before the handoff', value: '3' });
  });

  it('knows only the figures that are there', () => expect(responseFigure('nonsense', answer, 'wall')).toBeNull());
});

it('never gives the two ways of counting a funnel the same words', () => {
  const titles = (['cohort', 'in-period'] as const).map((mode) => funnelFigure('Won', 5, 'Q4 2011', mode).title);
  expect(titles).toEqual(['Won, captured in Q4 2011', 'Won, in Q4 2011, whenever captured']);
});
