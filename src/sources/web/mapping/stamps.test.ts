import { describe, expect, test } from 'vitest';
import type { Mapping } from '#sources/schema.ts';
import {
  dateOrderOf,
  decimalOf,
  formatOf,
  hasDateOrder,
  stampsIn,
  withDateOrder,
  withDecimal,
  withFormat,
} from '#sources/web/mapping/stamps.ts';
import { unansweredAnywhere, unansweredIn, withUnanswered, withUnansweredAnywhere } from '#sources/web/mapping/unanswered.ts';

const mapping = {
  entente: 1,
  source: 'Deals',
  shape: 'table',
  stages: ['Won'],
  person: { keys: [{ space: 'crm', columns: ['id'] }], attributes: { origin: { column: 'origin' } } },
  deal: {
    key: ['id'],
    amount: { column: 'value' },
    moments: [{ column: 'closed', format: 'D/M/YYYY H:mm', becomes: 'won', stage: 'Won' }],
  },
  modified: { column: 'changed' },
} as unknown as Mapping;

describe('how moments are written', () => {
  test('is known of every column that holds one, ISO unless said', () => {
    expect(stampsIn(mapping).map(({ column, format }) => [column, format])).toEqual([
      ['closed', 'D/M/YYYY H:mm'],
      ['changed', undefined],
    ]);
    expect([formatOf(mapping, 'closed'), formatOf(mapping, 'changed'), formatOf(mapping, 'origin')]).toEqual([
      'D/M/YYYY H:mm',
      'ISO',
      undefined,
    ]);
  });

  test('changes for the whole file: the month first, and back', () => {
    expect([hasDateOrder(mapping), dateOrderOf(mapping)]).toEqual([true, 'day-first']);
    const turned = withDateOrder(mapping, 'month-first');
    expect(formatOf(turned, 'closed')).toBe('M/D/YYYY H:mm');
    expect(withDateOrder(turned, 'day-first')).toEqual(mapping);
  });

  test('is no order where the year comes first', () => {
    expect(hasDateOrder(withFormat(mapping, 'closed', 'YYYY-MM-DD'))).toBe(false);
  });
});

test('amounts have a point before their decimals unless a comma is said', () => {
  expect([decimalOf(mapping), decimalOf(withDecimal(mapping, ','))]).toEqual(['.', ',']);
});

describe('a text that is no answer', () => {
  test('is declared for one column, and taken back', () => {
    const declared = withUnanswered(mapping, 'origin', 'Select', true);
    expect(unansweredIn(declared, 'origin')).toEqual(['Select']);
    expect(withUnanswered(declared, 'origin', 'Select', false)).toEqual(mapping);
  });

  test('is declared for the whole file, and taken back', () => {
    const declared = withUnansweredAnywhere(mapping, 'Select', true);
    expect([unansweredAnywhere(declared), unansweredIn(declared, 'origin')]).toEqual([['Select'], []]);
    expect(withUnansweredAnywhere(declared, 'Select', false)).toEqual(mapping);
  });
});
