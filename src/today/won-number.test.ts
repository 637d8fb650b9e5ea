import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Deal } from '#today/deals.ts';
import { wonByDay, wonIn, wonNumber } from '#today/won-number.ts';

const timeZone = 'Europe/Amsterdam';
let ids = 0;
const deal = (endedAt: string | null, amountMinor: number | null, more: Partial<Deal> = {}): Deal => ({
  id: ++ids,
  name: 'A deal',
  amountMinor,
  currency: amountMinor === null ? null : 'EUR',
  owner: '',
  state: endedAt === null ? 'open' : 'won',
  openedAt: Date.parse('2026-01-05T09:00+01:00'),
  endedAt: endedAt === null ? NaN : Date.parse(endedAt),
  stage: 'Won',
  stageSince: 0,
  stages: [],
  people: [],
  ...more,
});
/** Tuesday 17 November 2026, 10:08 in Amsterdam. */
const now = Date.parse('2026-11-17T10:08:00+01:00');

describe('what was won', () => {
  const deals = [
    deal('2026-11-16T00:00+01:00', 100_000),
    deal('2026-11-15T23:59:59+01:00', 7_000),
    deal('2026-11-17T10:08:00+01:00', 900),
    deal('2026-11-10T10:07:59+01:00', 4_000),
    deal('2026-11-10T10:08:00+01:00', 30),
    deal('2026-10-01T00:00+02:00', 20_000),
    deal('2026-09-30T23:59:59+02:00', 500),
    deal('2026-08-17T11:07:59+02:00', 60),
    deal('2026-08-18T11:08:00+02:00', 8),
    deal('2026-11-16T12:00+01:00', null),
    deal('2026-11-16T12:00+01:00', 5_000, { currency: 'SEK' }),
    deal('2026-11-16T12:00+01:00', 77, { state: 'lost' }),
    deal(null, 99),
  ];

  it('this week begins on Monday at midnight of the company, and ends now', () => {
    const week = wonNumber(deals, 'week', now, timeZone);
    expect(week).toMatchObject({ from: '2026-11-16', to: '2026-11-22' });
    expect(week.soFar).toEqual({ deals: 3, withoutAmount: 1, amounts: { EUR: 100_000, SEK: 5_000 } });
    // Last week by Tuesday 10:08, and all of it.
    expect(week.before[0]).toEqual({
      from: '2026-11-09',
      to: '2026-11-15',
      byNow: { deals: 1, withoutAmount: 0, amounts: { EUR: 4_000 } },
      whole: { deals: 3, withoutAmount: 0, amounts: { EUR: 11_030 } },
    });
    expect(week.before).toHaveLength(4);
  });

  it('this quarter stands beside the same stretch of the quarters before', () => {
    const quarter = wonNumber(deals, 'quarter', now, timeZone);
    expect(quarter).toMatchObject({ from: '2026-10-01', to: '2026-12-31', soFar: { deals: 7, amounts: { EUR: 131_030, SEK: 5_000 } } });
    // 47 days, 11 hours and 8 minutes after the first of July: 17 August 11:08 in summer time, an hour more than the clock says.
    expect(quarter.before[0]).toMatchObject({ from: '2026-07-01', byNow: { amounts: { EUR: 60 } }, whole: { amounts: { EUR: 568 } } });
    expect(quarter.gone).toBeCloseTo((47 + 11 / 24 + 8 / 1440) / (92 + 1 / 24), 10);
  });

  it('knows no quarter that ended before the first deal', () => {
    expect(wonNumber(deals, 'quarter', now, timeZone).before.map(({ from }) => from)).toEqual(['2026-07-01', '2026-04-01', '2026-01-01']);
    expect(wonNumber([], 'quarter', now, timeZone)).toMatchObject({ soFar: { deals: 0, amounts: {} }, before: [] });
  });

  it('the line ends at the number', () => {
    const { from, to, soFar } = wonNumber(deals, 'quarter', now, timeZone);
    const days = wonByDay(deals, { from, to }, now, 'EUR', timeZone);
    expect(days).toHaveLength(48);
    expect([days[0], days.at(-1)]).toEqual([20_000, soFar.amounts['EUR']]);
  });
});

it('splits any stretch without losing or doubling a deal', () => {
  const moments = fc.integer({ min: 0, max: 1000 });
  const some = fc.array(
    fc.record({ at: moments, amount: fc.option(fc.integer({ min: -500, max: 500 })), currency: fc.constantFrom('EUR', 'SEK') }),
  );
  fc.assert(
    fc.property(some, moments, (given, cut) => {
      const deals = given.map(({ at, amount, currency }) =>
        deal(null, amount, { state: 'won', endedAt: at, currency: amount === null ? null : currency }),
      );
      const [left, right, all] = [wonIn(deals, 0, cut), wonIn(deals, cut, 1001), wonIn(deals, 0, 1001)];
      const sum = given.reduce((total, each) => total + (each.currency === 'EUR' ? (each.amount ?? 0) : 0), 0);
      expect([left.deals + right.deals, (left.amounts['EUR'] ?? 0) + (right.amounts['EUR'] ?? 0)]).toEqual([
        all.deals,
        all.amounts['EUR'] ?? 0,
      ]);
      expect([all.amounts['EUR'] ?? 0, all.withoutAmount]).toEqual([sum, given.filter((each) => each.amount === null).length]);
    }),
  );
});
