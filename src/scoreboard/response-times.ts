import type { BusinessTime } from '#kernel/business-time.ts';
import { wilson } from '#kernel/statistics/wilson.ts';
import type { Journeys } from '#journeys/public.ts';
import { handoffsOf, winsWithoutHandoffOf, type Handoffs } from '#handoff/public.ts';
import { momentsOf, selectPeople, type Question } from '#scoreboard/question.ts';
import { summarizeWaits, type CurvePoint, type WaitSummary } from '#scoreboard/wait-summary.ts';

/** Upper edges of the waiting buckets in seconds, included in their bucket; the last bucket has none. */
export const bucketEdges = [300, 900, 3600, 14_400, 86_400, null] as const;

/** Of the handoffs followed up after so long, how many won; `low` and `high` are the share's 95 % Wilson interval. */
export interface WonByWait {
  fromSeconds: number;
  toSeconds: number | null;
  handoffs: number;
  won: number;
  low: number;
  high: number;
}

/** How long people who were handed over waited for their first follow-up, and what became of them. */
export interface ResponseTimes extends WaitSummary {
  handoffs: number;
  followedUp: number;
  pending: number;
  wonByWait: WonByWait[];
  /** People who won and were never handed over: no wait explains them. */
  winsWithoutHandoff: number;
  /** Of the pending handoffs, those that won all the same. */
  wonWhilePending: number;
  /** People who won before they were first handed over, by that handoff. With buckets, pending and without handoff: all wins. */
  wonBeforeHandoff: number;
  curve: CurvePoint[];
  /** The same waits in working time. */
  business: WaitSummary & { curve: CurvePoint[] };
}

/** The clocks of the company whose question it is. */
export interface CompanyClock {
  timeZone: string;
  businessTime: BusinessTime;
}

/** The handoffs that a question is about, with what was measured of each. Seconds; NaN where there was no follow-up. */
export interface SelectedHandoffs {
  /** Indexes into handoffsOf(journeys). */
  indexes: Uint32Array;
  people: Uint32Array;
  waits: Float64Array;
  businessWaits: Float64Array;
  /** For those still waiting: how long they were seen. */
  seen: Float64Array;
  businessSeen: Float64Array;
  won: Uint8Array;
  /** 1 for the first handoff of somebody who had won before. */
  wonBefore: Uint8Array;
}

/** The handoffs offered in the question's days to people who pass its filters, in order of person and time. */
export function selectHandoffs(journeys: Journeys, question: Question, clock: CompanyClock): SelectedHandoffs {
  const handoffs = handoffsOf(journeys);
  const people = selectPeople(journeys.people, question.where);
  const { start, end } = momentsOf(question, clock.timeZone);
  const isAsked = (i: number) => people[handoffs.people[i]!] === 1 && handoffs.offeredAt[i]! >= start && handoffs.offeredAt[i]! < end;
  const indexes = new Uint32Array(handoffs.count);
  let count = 0;
  for (let i = 0; i < handoffs.count; i++) if (isAsked(i)) indexes[count++] = i;
  return measure(handoffs, indexes.subarray(0, count), clock.businessTime);
}

function measure(handoffs: Handoffs, indexes: Uint32Array, { elapsedSeconds }: BusinessTime): SelectedHandoffs {
  const column = () => new Float64Array(indexes.length).fill(NaN);
  const selected: SelectedHandoffs = {
    indexes,
    people: indexes.map((i) => handoffs.people[i]!),
    waits: column(),
    businessWaits: column(),
    seen: column(),
    businessSeen: column(),
    won: new Uint8Array(indexes.length),
    wonBefore: new Uint8Array(indexes.length),
  };
  for (let row = 0; row < indexes.length; row++) {
    const i = indexes[row]!;
    const offeredAt = handoffs.offeredAt[i]!;
    const followedUpAt = handoffs.followedUpAt[i]!;
    const isPending = Number.isNaN(followedUpAt);
    const until = isPending ? handoffs.seenUntil[i]! : followedUpAt;
    (isPending ? selected.seen : selected.waits)[row] = (until - offeredAt) / 1000;
    (isPending ? selected.businessSeen : selected.businessWaits)[row] = elapsedSeconds(offeredAt, until);
    selected.won[row] = Number.isNaN(handoffs.wonAt[i]!) ? 0 : 1;
    selected.wonBefore[row] = Number.isNaN(handoffs.wonBefore[i]!) ? 0 : 1;
  }
  return selected;
}

/** Everybody who won without a handoff, passes the filters and was captured in the question's days: indexes of people. */
export function selectWinsWithoutHandoff(journeys: Journeys, question: Question, timeZone: string): number[] {
  const wonAt = winsWithoutHandoffOf(journeys);
  const people = selectPeople(journeys.people, question.where);
  const { start, end } = momentsOf(question, timeZone);
  const isOpen = start === -Infinity && end === Infinity;
  const selected: number[] = [];
  for (let person = 0; person < wonAt.length; person++) {
    if (people[person] !== 1 || Number.isNaN(wonAt[person])) continue;
    const capturedAt = journeys.people.capturedAt[person]!;
    // Somebody who was never captured belongs to no period, and to everything.
    if (isOpen || (capturedAt >= start && capturedAt < end)) selected.push(person);
  }
  return selected;
}

/** Answers a question about waiting; with `by`, also for each value of that attribute that has handoffs or wins. */
export function responseTimes(
  journeys: Journeys,
  question: Question,
  clock: CompanyClock,
): ResponseTimes & { by?: Record<string, ResponseTimes>; byOrder?: string[] } {
  const selected = selectHandoffs(journeys, question, clock);
  const wins = selectWinsWithoutHandoff(journeys, question, clock.timeZone);
  const all = summarize(selected, allRows(selected), wins.length);
  const column = question.by === null ? undefined : journeys.people.attributes.get(question.by);
  if (!column) return all;
  const rows = Map.groupBy(allRows(selected), (row) => column.codes[selected.people[row]!]!);
  const winners = Map.groupBy(wins, (person) => column.codes[person]!);
  const codes = [...new Set([...rows.keys(), ...winners.keys()])];
  const summaryOf = (code: number) => summarize(selected, rows.get(code) ?? [], winners.get(code)?.length ?? 0);
  const by = codes.map(
    (code) => [column.values[code]!, codes.length > mostCurves ? withoutCurves(summaryOf(code)) : summaryOf(code)] as const,
  );
  by.sort((a, b) => b[1].handoffs - a[1].handoffs || (a[0] < b[0] ? -1 : 1));
  return { ...all, by: Object.fromEntries(by), byOrder: by.map(([value]) => value) };
}

// More curves than this nobody can tell apart, and an answer of a thousand values would be all curve.
const mostCurves = 8;

function withoutCurves(summary: ResponseTimes): ResponseTimes {
  return { ...summary, curve: [], business: { ...summary.business, curve: [] } };
}

function allRows(selected: SelectedHandoffs): number[] {
  return Array.from(selected.indexes, (_, row) => row);
}

function summarize(selected: SelectedHandoffs, rows: readonly number[], winsWithoutHandoff: number): ResponseTimes {
  const present = (column: Float64Array) =>
    Float64Array.from(rows, (row) => column[row]!)
      .filter((seconds) => !Number.isNaN(seconds))
      .sort();
  const waits = present(selected.waits);
  const { curve, ...wall } = summarizeWaits(waits, present(selected.seen));
  const pending = rows.filter((row) => Number.isNaN(selected.waits[row]!));
  return {
    handoffs: rows.length,
    followedUp: waits.length,
    pending: pending.length,
    ...wall,
    wonByWait: wonByWait(selected, rows),
    winsWithoutHandoff,
    wonWhilePending: pending.filter((row) => selected.won[row] === 1).length,
    wonBeforeHandoff: rows.filter((row) => selected.wonBefore[row] === 1).length,
    business: summarizeWaits(present(selected.businessWaits), present(selected.businessSeen)),
    curve,
  };
}

/** The bucket that a wait falls into: the first whose upper edge is not below it. */
export function bucketOf(waitSeconds: number): number {
  return bucketEdges.findIndex((edge) => edge === null || waitSeconds <= edge);
}

function wonByWait(selected: SelectedHandoffs, rows: readonly number[]): WonByWait[] {
  const handoffs = bucketEdges.map(() => 0);
  const won = bucketEdges.map(() => 0);
  for (const row of rows) {
    if (Number.isNaN(selected.waits[row]!)) continue;
    const bucket = bucketOf(selected.waits[row]!);
    handoffs[bucket]!++;
    won[bucket]! += selected.won[row]!;
  }
  return bucketEdges.map((toSeconds, bucket) => ({
    fromSeconds: bucketEdges[bucket - 1] ?? 0,
    toSeconds,
    handoffs: handoffs[bucket]!,
    won: won[bucket]!,
    ...wilson(won[bucket]!, handoffs[bucket]!),
  }));
}
