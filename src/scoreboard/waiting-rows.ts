import type { Outcome } from '#kernel/problem.ts';
import type { Journeys } from '#journeys/public.ts';
import { noSuchFigure, personRow, type FigureRow, type FigureRows } from '#scoreboard/figure-rows.ts';
import { waitFormulas, type WaitClock } from '#scoreboard/formulas.ts';
import { handoffsOf, winsWithoutHandoffOf } from '#handoff/public.ts';
import type { Question } from '#scoreboard/question.ts';
import {
  bucketEdges,
  bucketOf,
  selectHandoffs,
  selectWinsWithoutHandoff,
  type CompanyClock,
  type SelectedHandoffs,
} from '#scoreboard/response-times.ts';

/** The rows behind a figure of responseTimes, by the name that the figure has there: `pending`, `within-300`, `won-by-wait-900`. */
export function waitingRows(
  journeys: Journeys,
  question: Question,
  clock: CompanyClock,
  asked: { figure: string; clock: WaitClock },
): Outcome<FigureRows> {
  const formulas = waitFormulas(asked.clock);
  const formula = Object.hasOwn(formulas, asked.figure) ? formulas[asked.figure] : undefined;
  if (formula === undefined) return noSuchFigure(asked.figure, Object.keys(formulas));
  if (asked.figure === 'winsWithoutHandoff') return { ok: true, formula, ...winRows(journeys, question, clock.timeZone) };
  const selected = selectHandoffs(journeys, question, clock);
  const waits = asked.clock === 'business' ? selected.businessWaits : selected.waits;
  const isBehind = membership(asked.figure, selected, waits);
  const isEarlyWin = asked.figure === 'wonBeforeHandoff';
  const rows = Array.from(selected.indexes, (_, row) => row).filter(isBehind);
  rows.sort((a, b) => ascending(waits[a]!, waits[b]!) || selected.seen[b]! - selected.seen[a]! || a - b);
  return { ok: true, formula, total: rows.length, rowAt: (index) => handoffRow(journeys, selected, rows[index]!, isEarlyWin) };
}

/** Shortest waits first, those still waiting last. */
function ascending(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a - b;
}

function membership(figure: string, selected: SelectedHandoffs, waits: Float64Array): (row: number) => boolean {
  const isPending = (row: number) => Number.isNaN(selected.waits[row]!);
  const [, kind, seconds] = /^(within|won-by-wait)-(\d+)$/.exec(figure) ?? [];
  if (kind === 'within') return (row) => waits[row]! <= Number(seconds);
  if (kind) return (row) => !isPending(row) && (bucketEdges[bucketOf(selected.waits[row]!) - 1] ?? 0) === Number(seconds);
  if (figure === 'pending') return isPending;
  if (figure === 'wonWhilePending') return (row) => isPending(row) && selected.won[row] === 1;
  if (figure === 'wonBeforeHandoff') return (row) => selected.wonBefore[row] === 1;
  if (figure === 'handoffs' || figure === 'kaplanMeierMedianSeconds') return () => true;
  return (row) => !isPending(row);
}

/** @param isEarlyWin shows the win before the handoff, which is not the handoff's own. */
function handoffRow(journeys: Journeys, selected: SelectedHandoffs, row: number, isEarlyWin: boolean): FigureRow {
  const handoffs = handoffsOf(journeys);
  const i = selected.indexes[row]!;
  return {
    ...personRow(journeys, selected.people[row]!),
    offeredAt: handoffs.offeredAt[i]!,
    followedUpAt: handoffs.followedUpAt[i]!,
    wonAt: isEarlyWin ? handoffs.wonBefore[i]! : handoffs.wonAt[i]!,
    waitSeconds: selected.waits[row]!,
    businessWaitSeconds: selected.businessWaits[row]!,
    waitingSeconds: selected.seen[row]!,
  };
}

function winRows(journeys: Journeys, question: Question, timeZone: string): Omit<FigureRows, 'formula'> {
  const wonAt = winsWithoutHandoffOf(journeys);
  const people = selectWinsWithoutHandoff(journeys, question, timeZone).sort((a, b) => wonAt[a]! - wonAt[b]!);
  return { total: people.length, rowAt: (index) => ({ ...personRow(journeys, people[index]!), wonAt: wonAt[people[index]!]! }) };
}
