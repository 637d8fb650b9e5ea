import { expect, test } from 'vitest';
import { mergeStages, type Stage } from './merge-stages.ts';

const known: Stage[] = [
  { name: 'Lead', meaning: 'captured' },
  { name: 'Won', meaning: 'won' },
];
const names = (wanted: Parameters<typeof mergeStages>[1]) => {
  const merged = mergeStages(known, wanted);
  return merged.ok ? merged.stages.map((stage) => stage.name) : merged.problem.code;
};

test('a new stage goes behind the one that the mapping has before it', () => {
  expect(
    names([
      { name: 'Lead', meaning: null },
      { name: 'Met', meaning: 'stage' },
    ]),
  ).toEqual(['Lead', 'Met', 'Won']);
});

test('without one before it, in front of the one behind it', () => {
  expect(
    names([
      { name: 'Visit', meaning: 'stage' },
      { name: 'Lead', meaning: 'captured' },
    ]),
  ).toEqual(['Visit', 'Lead', 'Won']);
});

test('a stage that no rule names is only a place', () => {
  expect(names([{ name: 'Elsewhere', meaning: null }])).toEqual(['Lead', 'Won']);
});

test('one name with two meanings is refused', () => {
  expect(names([{ name: 'Won', meaning: 'stage' }])).toBe('stage-means-two');
});

test.each([
  ['Qualified lead', 'captured', ['Lead', 'Qualified lead', 'Won']],
  ['Offer', 'proposal', ['Lead', 'Offer', 'Won']],
  ['Signed', 'won', ['Lead', 'Won', 'Signed']],
  ['Declined', 'lost', ['Lead', 'Won', 'Declined']],
] as const)('%s, alone in its mapping, finds its place by meaning %s', (name, meaning, expected) => {
  expect(names([{ name, meaning }])).toEqual(expected);
});
