import { isDay, periodOf, type Day, type Period, type PeriodLength } from '#kernel/local-day.ts';
import type { Question } from '#scoreboard/question.ts';

/** The name of the column in front of the listed ones, for whatever is older. */
export const earlier = 'earlier';

/** How a table calls a period: 2011-Q4 or 2011-10. */
export function periodName(firstDay: Day, length: PeriodLength): string {
  const [year, month] = [firstDay.slice(0, 4), firstDay.slice(5, 7)];
  return length === 'month' ? `${year}-${month}` : `${year}-Q${Math.ceil(Number(month) / 3)}`;
}

/** The days of a period by its name; null for what is no name of one. */
export function periodNamed(name: string): Period | null {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(name);
  const firstDay = quarter ? `${quarter[1]}-${String(Number(quarter[2]) * 3 - 2).padStart(2, '0')}-01` : `${name}-01`;
  return isDay(firstDay) ? periodOf(firstDay, quarter ? 'quarter' : 'month') : null;
}

/** The part of a period that lies within the question's days. */
export function clipped(period: Period, question: Pick<Question, 'from' | 'to'>): Period {
  return {
    from: question.from && question.from > period.from ? question.from : period.from,
    to: question.to && question.to < period.to ? question.to : period.to,
  };
}
