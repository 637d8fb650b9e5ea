import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Journeys } from '#journeys/public.ts';
import type { PeriodColumn } from '#scoreboard/period-columns.ts';
import { clipped, earlier, periodNamed } from '#scoreboard/period-name.ts';
import type { Question } from '#scoreboard/question.ts';

/** One person, or one handoff of a person, behind a figure. Moments are epoch milliseconds; NaN for what is not there. */
export interface FigureRow {
  /** Index into journeys.people. */
  person: number;
  capturedAt: number;
  offeredAt?: number;
  followedUpAt?: number;
  reachedAt?: number;
  wonAt?: number;
  waitSeconds?: number;
  businessWaitSeconds?: number;
  /** For those still waiting: how long they were seen. */
  waitingSeconds?: number;
}

/** What stands behind a figure: how it is counted, and its rows, made one by one as they are asked for. */
export interface FigureRows {
  formula: string;
  total: number;
  /** How many more there are that the caller does not see. */
  withheld?: number;
  rowAt(index: number): FigureRow;
}

/** A row for one person, from which the columns of a figure start. */
export function personRow(journeys: Journeys, person: number): FigureRow {
  return { person, capturedAt: journeys.people.capturedAt[person]! };
}

/**
 * Narrows a question to one column of a table, such as 2011-Q4.
 * @param columns of that table: only they say where `earlier` ends.
 */
export function narrowed(
  question: Question,
  column: string | undefined,
  columns: () => readonly PeriodColumn[],
): Outcome<{ question: Question }> {
  if (!column || column === 'all') return { ok: true, question };
  if (column === earlier) return narrowedToEarlier(question, columns());
  const period = periodNamed(column);
  if (!period)
    return refuse('invalid', 'not-a-period', t`Not a period: ${column}.`, {
      where: 'cohort',
      accepted: t`2011-Q4, 2011-10, earlier or all`,
    });
  return { ok: true, question: { ...question, ...clipped(period, question) } };
}

function narrowedToEarlier(question: Question, columns: readonly PeriodColumn[]): Outcome<{ question: Question }> {
  const first = columns.find(({ name }) => name === earlier);
  if (first) return { ok: true, question: { ...question, from: first.from, to: first.to } };
  return refuse('invalid', 'nothing-earlier', t`This table has no column called earlier.`, {
    where: 'cohort',
    accepted: t`earlier together with the \`every\`, the days and the filters of a table that has it`,
  });
}

export function noSuchFigure(figure: string, accepted: readonly string[]) {
  return refuse('missing', 'no-such-figure', t`There is no figure called ${figure}.`, { where: 'figure', accepted: accepted.join(', ') });
}
