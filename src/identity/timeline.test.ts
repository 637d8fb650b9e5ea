import { expect, test } from 'vitest';
import { withoutEchoes } from './timeline.ts';

const at = new Date('2026-02-09T09:00:00Z');
const moment = (kind: string, ordinal: number) => ({ kind, label: kind, occurredAt: at, ordinal, actor: null });

test('what a row of a log meant is told once; other rows of the same moment stay', () => {
  const told = withoutEchoes([moment('touch', 0), moment('captured', 0), moment('touch', 1)]);
  expect(told.map(({ kind, ordinal }) => [kind, ordinal])).toEqual([
    ['captured', 0],
    ['touch', 1],
  ]);
});

test('rows that share a moment and have no order are told, all but the one that was meant', () => {
  const told = withoutEchoes([moment('captured', 0), moment('touch', 0), moment('touch', 0)]);
  expect(told.map(({ kind }) => kind)).toEqual(['captured', 'touch']);
});
