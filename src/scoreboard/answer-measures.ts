import type { Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import type { Journeys, OpenJourneys } from '#journeys/public.ts';
import { requirePermission } from '#workspace/public.ts';
import { onlyNamed } from '#scoreboard/seller-attributes.ts';
import { onlySeenRows } from '#scoreboard/seen-rows.ts';
import { understand, type Asked, type Understood } from '#scoreboard/ask.ts';
import { cohortFunnel, type Every } from '#scoreboard/cohort-funnel.ts';
import type { FigureRows } from '#scoreboard/figure-rows.ts';
import { association, funnelFormulas, waitFormulas, type WaitClock } from '#scoreboard/formulas.ts';
import { funnelRows, type AskedFunnelFigure } from '#scoreboard/funnel-rows.ts';
import { inPeriodFunnel } from '#scoreboard/in-period-funnel.ts';
import { isoOrNull, listAttributes } from '#scoreboard/list-attributes.ts';
import { responseTimes } from '#scoreboard/response-times.ts';
import type { AttributesAnswer, FunnelAnswer, ResponseTimesAnswer } from '#scoreboard/schema.ts';
import { waitingRows } from '#scoreboard/waiting-rows.ts';

/** How long people who were handed over waited, and what became of them. */
export async function answerResponseTimes(
  context: Context,
  open: OpenJourneys,
  asked: Asked,
): Promise<Outcome<{ answer: ResponseTimesAnswer }>> {
  const understood = await understand(context, open, asked);
  if (!understood.ok) return understood;
  const { journeys, question, clock, named } = understood;
  const measured = onlyNamed(responseTimes(journeys, question, clock), question.by, named);
  return {
    ok: true,
    answer: { ...measured, ...known(journeys), formulas: waitFormulas('wall'), association },
  };
}

/** Who reached which stage: of those captured in the period, or in the period itself. */
export async function answerFunnel(
  context: Context,
  open: OpenJourneys,
  asked: Asked & { mode: 'cohort' | 'in-period'; every: Every },
): Promise<Outcome<{ answer: FunnelAnswer }>> {
  const understood = await understand(context, open, asked);
  if (!understood.ok) return understood;
  const { journeys, question, clock, named } = understood;
  const measure = asked.mode === 'cohort' ? cohortFunnel : inPeriodFunnel;
  const rest = { ...known(journeys), formulas: { ...funnelFormulas } };
  return { ok: true, answer: { ...onlyNamed(measure(journeys, question, clock.timeZone, asked.every), question.by, named), ...rest } };
}

/** Until when the sources cover what happened, and which of them are not read to their end yet. */
function known({ observedUntil, stillReading }: Journeys): { observedUntil: string | null; stillReading: string[] } {
  return { observedUntil: isoOrNull(observedUntil), stillReading: [...stillReading] };
}

/** What can be filtered and grouped by. */
export async function answerAttributes(context: Context, open: OpenJourneys): Promise<Outcome<{ answer: AttributesAnswer }>> {
  const understood = await understand(context, open, {});
  return understood.ok ? { ok: true, answer: listAttributes(understood.journeys, understood) } : understood;
}

export type Rows = { figure: FigureRows; journeys: Journeys };

/** The handoffs behind a figure about waiting. */
export async function findWaitingRows(
  context: Context,
  open: OpenJourneys,
  asked: Asked & { figure: string; clock: WaitClock },
): Promise<Outcome<Rows>> {
  return findRows(context, open, asked, ({ journeys, question, clock }) => waitingRows(journeys, question, clock, asked));
}

/** The people behind a figure of the funnel. */
export async function findFunnelRows(context: Context, open: OpenJourneys, asked: Asked & AskedFunnelFigure): Promise<Outcome<Rows>> {
  return findRows(context, open, asked, ({ journeys, question, clock }) => funnelRows(journeys, question, clock.timeZone, asked));
}

/** Figures are for everybody, the people behind them for those who may see people. */
async function findRows(
  context: Context,
  open: OpenJourneys,
  asked: Asked,
  read: (understood: Understood) => Outcome<FigureRows>,
): Promise<Outcome<Rows>> {
  const problem = requirePermission(context, 'people.read');
  if (problem) return { ok: false, problem };
  const understood = await understand(context, open, asked);
  if (!understood.ok) return understood;
  const figure = read(understood);
  if (!figure.ok) return figure;
  return { ok: true, figure: await onlySeenRows(context, understood.journeys, figure), journeys: understood.journeys };
}
