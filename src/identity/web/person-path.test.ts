import { describe, expect, it } from 'vitest';
import { pathMoments, pathSentence, standingWords } from './person-path.ts';
import type { PathEntry } from './person-path.ts';

const entry = (kind: string, occurredAt: string, label: string | null = null): PathEntry => ({ kind, occurredAt, label });
const day = (at: string) => at.slice(0, 10);
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

const worked = [
  entry('captured', '2011-10-01T08:00:00+02:00', 'Lead captured'),
  entry('handoff-offered', '2011-10-01T08:10:00+02:00'),
  entry('follow-up', '2011-10-01T08:48:18+02:00'),
  entry('follow-up', '2011-10-02T09:00:00+02:00'),
  entry('stage', '2011-10-02T10:00:00+02:00', 'Application accepted'),
  entry('proposal', '2011-10-03T10:00:00+02:00', 'Proposal sent'),
  entry('lost', '2011-10-13T10:00:00+02:00', 'Declined'),
];

describe('pathMoments', () => {
  it('tells the first follow-up with its wait, and no later one', () => {
    const followUps = pathMoments(worked, day).filter((moment) => moment.kind === 'follow-up');
    expect(followUps.map((moment) => plain(moment.detail))).toEqual(['after 38 min 18 s']);
  });

  it('crosses from marketing to sales at the offer', () => {
    expect(pathMoments(worked, day).map((moment) => moment.lane)).toEqual(['marketing', 'marketing', 'sales', 'sales', 'sales', 'sales']);
  });

  it('gives every offer a first follow-up of its own', () => {
    const twice = [...worked.slice(0, 3), entry('handoff-offered', '2012-01-01T08:00:00Z'), entry('follow-up', '2012-01-01T08:05:00Z')];
    const details = pathMoments(twice, day)
      .filter((moment) => moment.kind === 'follow-up')
      .map((moment) => plain(moment.detail));
    expect(details).toEqual(['after 38 min 18 s', 'after 5 min']);
  });

  it('leaves what happened before the offer with marketing', () => {
    const early = [worked[0]!, entry('stage', '2011-10-01T08:05:00+02:00', 'Checked'), ...worked.slice(1, 3)];
    expect(pathMoments(early, day)[1]!.lane).toBe('marketing');
  });

  it('puts stages of someone never offered with sales', () => {
    expect(pathMoments([worked[0]!, entry('won', '2011-10-05T08:00:00Z', 'Won')], day)[1]!.lane).toBe('sales');
  });

  it('ends in a wait where an offer has no follow-up yet', () => {
    const last = pathMoments(worked.slice(0, 2), day).at(-1)!;
    expect([last.kind, last.lane, last.detail]).toEqual(['pending', 'sales', 'still waiting']);
  });

  it('shows a touch only where it came first', () => {
    const kinds = pathMoments([entry('touch', '2011-09-01T08:00:00Z', 'Fair'), worked[0]!, entry('touch', '2011-10-01T09:00:00Z')], day);
    expect(kinds.map((moment) => moment.title)).toEqual(['First touch', 'Lead captured']);
  });
});

it('says the way in one sentence', () => {
  expect(plain(pathSentence(pathMoments(worked.slice(0, 3), day)))).toBe(
    'Lead captured 2011-10-01, offered to sales 2011-10-01, first follow-up after 38 min 18 s.',
  );
  expect(pathSentence([])).toBe('Nothing is known yet of this person’s way.');
});

it('says where the person stands and how far they came', () => {
  expect(standingWords(pathMoments(worked, day))).toBe('Now: declined. Furthest: proposal sent');
  expect(standingWords(pathMoments([...worked, entry('handoff-offered', '2012-01-01T08:00:00Z')], day))).toBe(
    'Offered 2 times. Now: offered to sales. Furthest: proposal sent',
  );
  expect(standingWords([])).toBe('Not yet on the way');
});
