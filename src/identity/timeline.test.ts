import { expect, test } from 'vitest';
import { withoutEchoes } from './timeline.ts';

const at = new Date('2026-02-09T09:00:00Z');
const moment = (kind: string, ordinal: number, sourceId = 1) => ({
  subjectId: 1,
  kind,
  touchKind: kind === 'touch' ? 'call' : null,
  label: kind,
  occurredAt: at,
  ordinal,
  actor: null,
  sourceId,
});

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

test('a touch that another source tells of the same moment is no echo', () => {
  const told = withoutEchoes([moment('captured', 0, 1), moment('touch', 0, 2)]);
  expect(told.map(({ kind }) => kind)).toEqual(['captured', 'touch']);
});
