import { expect, test } from 'vitest';
import type { FieldOnWire } from '#kernel/lists/answers.ts';
import { filterWords, finished, readDraft, writeDraft, type DraftGroup } from './filter-draft.ts';

const field = (name: string, label: string, kind: FieldOnWire['kind']): FieldOnWire => ({
  name,
  label,
  kind,
  operators: [],
  choices: null,
  unit: null,
  hasValues: false,
  isSortable: false,
  isFilter: true,
  isColumn: true,
  withheld: null,
});
const fields = [
  field('company', 'Company', 'text'),
  field('captured', 'Captured', 'moment'),
  field('hasWonDeal', 'Has a deal won', 'flag'),
];

const filter: DraftGroup = {
  combinator: 'and',
  rules: [
    { field: 'company', operator: 'beginsWith', value: 'fjord' },
    {
      combinator: 'or',
      rules: [
        { field: 'captured', operator: 'between', value: ['2026-03-01', '2026-03-31'] },
        { field: 'hasWonDeal', operator: '=', value: true },
        { field: 'gone', operator: 'null', value: '' },
      ],
    },
  ],
};

test('a filter reads as a sentence, with groups in brackets and the name of what is gone', () => {
  expect(filterWords(filter, fields)).toBe(
    'Company begins with “fjord”, and (Captured is between 2026-03-01 and 2026-03-31, or Has a deal won, or gone is not known)',
  );
  expect(filterWords({ ...filter, not: true, rules: filter.rules.slice(0, 1) }, fields)).toBe('not (Company begins with “fjord”)');
});

test('what is not finished is not asked, and a group without rules is none', () => {
  const unfinished: DraftGroup = {
    combinator: 'or',
    rules: [
      { field: 'company', operator: '=', value: ' ' },
      { combinator: 'and', rules: [{ field: 'captured', operator: 'between', value: ['2026-03-01', ''] }] },
      { field: 'company', operator: 'notNull', value: '' },
    ],
  };
  expect(finished(unfinished)).toEqual({ combinator: 'or', rules: [{ field: 'company', operator: 'notNull', value: '' }] });
  expect(writeDraft(finished({ ...unfinished, rules: unfinished.rules.slice(0, 2) }))).toBeUndefined();
});

test('an address that somebody broke asks nothing', () => {
  expect(readDraft('{"combinator":')).toEqual({ combinator: 'and', rules: [] });
  expect(readDraft('7')).toEqual({ combinator: 'and', rules: [] });
  expect(readDraft(writeDraft(filter))).toEqual(filter);
});
