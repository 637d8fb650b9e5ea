import { t } from '@lingui/core/macro';
import { dayWords } from '#web/charts/calendar-words.ts';

/** A stretch of company-local days, both ends inclusive; null: without end. */
export interface Period {
  from: string | null;
  to: string | null;
}

/** A period that a reader would ask for by name. */
export interface NamedPeriod extends Period {
  name: string;
}

/** The quarter that a day lies in: "Q4 2011", 2011-10-01 to 2011-12-31. */
export function quarterOf(day: string): NamedPeriod {
  const [year, month] = parts(day);
  const quarter = Math.floor((month - 1) / 3);
  const number = quarter + 1;
  return {
    name: t`Q${number} ${year}`,
    from: dayText(Date.UTC(year, quarter * 3, 1)),
    to: dayText(Date.UTC(year, quarter * 3 + 3, 0)),
  };
}

/**
 * The periods offered. "This quarter" is the one that the data reach, so that a log of last year is not all empty.
 * @param lastDay the company-local day of the last moment that the sources cover.
 */
export function namedPeriods(lastDay: string): NamedPeriod[] {
  const current = quarterOf(lastDay);
  const last = quarterOf(dayText(Date.parse(`${current.from}T00:00:00Z`) - 86_400_000));
  const [thisQuarter, lastQuarter] = [current.name, last.name];
  const year = lastDay.slice(0, 4);
  return [
    { name: t`All time`, from: null, to: null },
    { ...current, name: t`This quarter, ${thisQuarter}` },
    { ...last, name: t`Last quarter, ${lastQuarter}` },
    { name: t`The year ${year}`, from: `${year}-01-01`, to: `${year}-12-31` },
  ];
}

/** How the period in force is called: by its name, or by its days. */
export function periodName(period: Period, offered: readonly NamedPeriod[]): string {
  const known = offered.find((each) => each.from === period.from && each.to === period.to);
  if (known) return known.name;
  if (period.from === null || period.to === null) return periodWords(period);
  const [from, to] = [dayWords(period.from), dayWords(period.to)];
  return t`${from} to ${to}`;
}

/**
 * How finely time is cut: months up to two quarters, quarters beyond.
 * @param span the days that the sources know, both inclusive. @param period what is asked for; days without data do not count.
 */
export function everyFor(span: { first: string; last: string }, period: Period): 'month' | 'quarter' {
  const first = period.from !== null && period.from > span.first ? period.from : span.first;
  const last = period.to !== null && period.to < span.last ? period.to : span.last;
  const quarters = (day: string) => Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3);
  return quarters(last) - quarters(first) < 2 ? 'month' : 'quarter';
}

/** Whether a text is a day of the calendar: 2026-02-31 is not. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(at) && dayText(at) === text;
}

/** Whether a day can be meant as it stands: while a year is typed, 0002 and 0201 are years of the calendar too. */
export function isWholeDay(text: string): boolean {
  return isDay(text) && text >= '1900';
}

/** In the middle of a sentence: "between 1 Oct 2011 and 31 Dec 2011", "since 1 Oct 2011", "until 31 Dec 2011"; all time: "". */
export function periodWords(period: Period): string {
  const [from, to] = [period.from && dayWords(period.from), period.to && dayWords(period.to)];
  if (!from) return to ? t`until ${to}` : '';
  return to ? t`between ${from} and ${to}` : t`since ${from}`;
}

function parts(day: string): [number, number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
}

function dayText(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
