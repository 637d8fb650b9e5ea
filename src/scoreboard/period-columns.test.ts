import { describe, expect, it } from 'vitest';
import { cohortFunnel } from '#scoreboard/cohort-funnel.ts';
import { funnelRows } from '#scoreboard/funnel-rows.ts';
import { inPeriodFunnel } from '#scoreboard/in-period-funnel.ts';
import { periodColumns } from '#scoreboard/period-columns.ts';
import { inventedJourneys, type InventedPerson } from '#test/history.ts';

const everything = { from: null, to: null, where: [], by: null };
const at = (...days: string[]) => Float64Array.from(days, (day) => Date.parse(`${day}T12:00:00Z`));
const names = (moments: Float64Array, every: 'month' | 'quarter' = 'month') =>
  periodColumns(moments, every, everything, 'UTC').map((column) => column.name);

describe('the columns of a table', () => {
  it('follow each other without a gap, from the first period with a moment to the last', () => {
    expect(names(at('2023-11-20', '2024-08-01'), 'quarter')).toEqual(['2023-Q4', '2024-Q1', '2024-Q2', '2024-Q3']);
    const columns = periodColumns(at('2023-01-31', '2024-03-01'), 'month', everything, 'Europe/Amsterdam');
    expect(columns.slice(1).every((column, i) => column.start === columns[i]!.end)).toBe(true);
  });

  it('are forty at most; what is older shares one in front', () => {
    expect(names(at('2021-01-01', '2024-04-30'))).toHaveLength(40);
    const columns = periodColumns(at('2020-12-31', '2021-03-01', '2024-04-30'), 'month', everything, 'UTC');
    expect(columns.slice(0, 2).map(({ name, from, to }) => [name, from, to])).toEqual([
      ['earlier', null, '2021-02-28'],
      ['2021-03', '2021-03-01', '2021-03-31'],
    ]);
  });

  it('are one where there is nothing to tell apart', () => {
    expect(names(at())).toEqual(['all']);
    expect(names(at('2026-02-03'))).toEqual(['2026-02']);
  });
});

describe('one ancient stamp among sixty thousand people', () => {
  const start = Date.UTC(2019, 0, 1, 12);
  const capturedAt = Array.from({ length: 60_000 }, (_, i) => (i === 31_337 ? Date.parse('0001-01-02T12:00:00Z') : start + i * 3_600_000));
  const people = capturedAt.map((captured, i): InventedPerson => ({
    moments: [
      { kind: 'captured', at: captured, label: 'Lead' },
      ...(i % 3 ? [] : [{ kind: 'won' as const, at: captured + 86_400_000, label: 'Won' }]),
    ],
  }));
  const journeys = inventedJourneys(people, Date.UTC(2026, 0, 1));
  // The last capture is in November 2025: forty months reach back to August 2022.
  const columnByHand = (moment: number) => {
    const month = new Date(moment).toISOString().slice(0, 7);
    return month < '2022-08' ? 'earlier' : month;
  };
  const countByHand = (moments: readonly number[]) => {
    const counts: Record<string, number> = {};
    for (const moment of moments) counts[columnByHand(moment)] = (counts[columnByHand(moment)] ?? 0) + 1;
    return counts;
  };
  const wonAt = capturedAt.filter((_, i) => i % 3 === 0).map((captured) => captured + 86_400_000);

  it('makes one column of cohorts more, and the totals add up', () => {
    const { cohorts } = cohortFunnel(journeys, everything, 'UTC', 'month');
    expect(cohorts).toHaveLength(41);
    expect(cohorts[0]).toMatchObject({ cohort: 'earlier', from: null, to: '2022-07-31' });
    expect(Object.fromEntries(cohorts.map((each) => [each.cohort, each.people]))).toEqual(countByHand(capturedAt));
    const wonByHand = countByHand(capturedAt.filter((_, i) => i % 3 === 0));
    expect(Object.fromEntries(cohorts.map((each) => [each.cohort, each.stages[3]!.people]))).toEqual(wonByHand);
  });

  it('makes one column of activity more, and the totals add up', () => {
    const { periods } = inPeriodFunnel(journeys, everything, 'UTC', 'month');
    expect(periods).toHaveLength(41);
    expect(periods[0]).toMatchObject({ period: 'earlier', from: null, to: '2022-07-31' });
    expect(Object.fromEntries(periods.map((each) => [each.period, each.stages[0]!.people]))).toEqual(countByHand(capturedAt));
    expect(Object.fromEntries(periods.map((each) => [each.period, each.stages[3]!.people]))).toEqual(countByHand(wonAt));
  });

  it.each(['cohort', 'in-period'] as const)('opens to the people of that column: %s', (mode) => {
    const rows = funnelRows(journeys, everything, 'UTC', { figure: 'Won', mode, cohort: 'earlier', every: 'month' });
    const byHand = countByHand(mode === 'cohort' ? capturedAt.filter((_, i) => i % 3 === 0) : wonAt);
    expect(rows).toMatchObject({ ok: true, total: byHand['earlier'] });
  });

  it('has no such column where nothing is folded', () => {
    const question = { ...everything, from: '2025-01-01' };
    const rows = funnelRows(journeys, question, 'UTC', { figure: 'Won', mode: 'cohort', cohort: 'earlier', every: 'month' });
    expect(rows).toMatchObject({ ok: false, problem: { code: 'nothing-earlier', where: 'cohort' } });
  });
});
