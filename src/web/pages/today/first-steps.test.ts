import { expect, test } from 'vitest';
import { firstSteps } from './first-steps.ts';

const marketer = { team: 'marketing', role: 'head-of-marketing' };
const seller = { team: 'sales', role: 'member' };
const done = (sources: number, members: readonly { team: string; role: string }[]) =>
  firstSteps({ sources, members })
    .filter((step) => step.isDone)
    .map((step) => step.key);

test('a step is done when it is true, whoever did it', () => {
  expect(done(0, [marketer])).toEqual([]);
  expect(done(1, [marketer, marketer])).toEqual([]);
  expect(done(2, [marketer, seller])).toEqual(['both-sources', 'both-sides']);
  expect(done(2, [marketer, { ...seller, role: 'head-of-sales' }])).toEqual(['both-sources', 'both-sides', 'both-heads']);
});
