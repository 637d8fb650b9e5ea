import { describe, expect, test } from 'vitest';
import type { TableMapping } from '#sources/schema.ts';
import { conditionWords, momentOf, withMoment, withMomentMeaning, withoutConditions } from '#sources/web/mapping/table-moments.ts';

const mapping: TableMapping = {
  entente: 1,
  source: 'Leads',
  shape: 'table',
  person: { keys: [{ space: 'lead', columns: ['id'] }] },
  stages: ['Lead captured', 'Won'],
  moments: [{ column: 'created', format: 'YYYY-MM-DD', becomes: 'captured', stage: 'Lead captured' }],
  deal: { key: ['id'], moments: [{ column: 'closed', format: 'YYYY-MM-DD', becomes: 'won', stage: 'Won' }] },
};

describe('a column that holds a moment', () => {
  test('renames its stage in place', () => {
    const changed = withMoment(mapping, 'created', { stage: 'New lead' });
    expect(changed.stages).toEqual(['New lead', 'Won']);
    expect(momentOf(changed, 'created')?.stage).toBe('New lead');
  });

  test('changes the format of a deal and nothing else', () => {
    const changed = withMoment(mapping, 'closed', { format: 'M/D/YYYY' });
    expect(changed).toEqual({
      ...mapping,
      deal: { key: ['id'], moments: [{ column: 'closed', format: 'M/D/YYYY', becomes: 'won', stage: 'Won' }] },
    });
  });

  test('loses its stage when it becomes a follow-up, and gets the usual one when it becomes lost', () => {
    const followUp = withMomentMeaning(mapping, 'created', 'follow-up');
    expect(momentOf(followUp, 'created')).toEqual({ column: 'created', format: 'YYYY-MM-DD', becomes: 'follow-up' });
    expect(followUp.stages).toEqual(['Won']);
    expect(momentOf(withMomentMeaning(followUp, 'created', 'lost'), 'created')?.stage).toBe('Lost');
  });
});

describe('a column whose meaning depends on another', () => {
  const closed = { column: 'closed', format: 'YYYY-MM-DD' } as const;
  const won = { ...closed, becomes: 'won', stage: 'Won', when: { column: 'outcome', is: ['Won'] } } as const;
  const lost = { ...closed, becomes: 'lost', stage: 'Lost', when: { column: 'outcome', is: ['Lost'] } } as const;
  const conditional = {
    ...mapping,
    stages: ['Lead captured', 'Won', 'Lost'],
    deal: { key: ['id'], moments: [won, lost] },
  } as unknown as TableMapping;

  test('is said in words', () => {
    expect(conditionWords(conditional, 'closed')).toBe('Won where outcome is “Won”, Lost where outcome is “Lost”.');
    expect(conditionWords(mapping, 'closed')).toBe('');
  });

  test('can be let count in every row, with the first meaning alone', () => {
    const open = withoutConditions(conditional, 'closed');
    expect(open.deal!.moments).toEqual([{ ...closed, becomes: 'won', stage: 'Won' }]);
    expect(open.stages).toEqual(['Lead captured', 'Won']);
  });
});
