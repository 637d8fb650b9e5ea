import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBusinessTime } from '#kernel/business-time.ts';
import { cohortFunnel } from '#scoreboard/cohort-funnel.ts';
import { inPeriodFunnel } from '#scoreboard/in-period-funnel.ts';
import { responseTimes, type ResponseTimes } from '#scoreboard/response-times.ts';
import { inventedJourneys, inventedStages, type InventedPerson } from '#test/history.ts';

// An independent reading of the same definitions: plain lists, no code shared with the measures, nothing quick about it.

interface Fact {
  kind: string;
  at: number;
  ordinal: number;
  label: string;
  source: number;
}
interface Told {
  waits: number[];
  seen: number[];
  buckets: { handoffs: number; won: number }[];
}

// Three sources that end on different days. No moment plus a whole number of tenths of a second meets their ends.
const observedUntil: Record<number, number> = {
  1: Date.UTC(2026, 5, 1) + 777,
  2: Date.UTC(2026, 4, 1) + 777,
  3: Date.UTC(2026, 3, 20) + 777,
};
const dayMs = 86_400_000;
const allDay = [['00:00', '24:00']] as const;
const roundTheClock = { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay };
const clock = { timeZone: 'UTC', businessTime: createBusinessTime({ timeZone: 'UTC', workingHours: roundTheClock, holidays: [] }) };

const everything = { from: null, to: null, where: [], by: null };
const kinds = ['captured', 'handoff-offered', 'follow-up', 'stage', 'proposal', 'won', 'lost'] as const;
const labels: Record<string, string[]> = {
  captured: ['Lead'],
  stage: ['Meeting'],
  proposal: ['Proposal'],
  won: ['Won'],
  lost: ['Declined', 'Silent'],
};
const fact = fc
  .record({
    kind: fc.constantFrom(...kinds),
    days: fc.nat(40),
    seconds: fc.constantFrom(0, 0, 1, 300, 301, 900, 4000, 20_000),
    ordinal: fc.nat(2),
    pick: fc.nat(1),
    source: fc.constantFrom(1, 2, 2, 3, 3),
  })
  .map(({ kind, days, seconds, ordinal, pick, source }): Fact & { kind: (typeof kinds)[number] } => {
    const names = labels[kind] ?? [''];
    return { kind, at: Date.UTC(2026, 3, 1) + days * dayMs + seconds * 1000, ordinal, label: names[pick % names.length]!, source };
  });
const attributes = fc.constantFrom<Record<string, string>>({}, { origin: '' }, { origin: 'social' }, { origin: 'mail', size: '5' });
const people = fc.array(fc.record({ attributes, moments: fc.array(fact, { maxLength: 12 }) }), { maxLength: 25 });
const period = fc
  .tuple(fc.nat(40), fc.nat(40))
  .map(
    (days) => days.sort((a, b) => a - b).map((day) => new Date(Date.UTC(2026, 3, 1 + day)).toISOString().slice(0, 10)) as [string, string],
  );
const stated = fc.constantFrom<Record<number, number>>(observedUntil, { 1: observedUntil[1]!, 2: observedUntil[2]! });
const question = fc.oneof(
  fc.constant({ from: null, to: null }),
  period.map(([from, to]) => ({ from, to })),
);

function inOrder(person: InventedPerson): Fact[] {
  const rank = ['captured', 'handoff-offered', 'touch', 'follow-up', 'stage', 'proposal', 'won', 'lost'];
  return (person.moments as Fact[]).toSorted((a, b) => a.at - b.at || a.ordinal - b.ordinal || rank.indexOf(a.kind) - rank.indexOf(b.kind));
}

/** When each source ends: as it says, otherwise with its last fact. */
function endsOf(persons: readonly InventedPerson[], stated: Record<number, number>): Record<number, number> {
  const all = persons.flatMap((each) => each.moments as Fact[]);
  const lastOf = (source: number) => Math.max(...all.filter((each) => each.source === source).map((each) => each.at));
  return Object.fromEntries([1, 2, 3].map((source) => [source, stated[source] ?? lastOf(source)]));
}

/** Somebody was seen for as long as the longest of the sources that tell of them. */
const seenUntil = (facts: readonly Fact[], ends: Record<number, number>) => Math.max(...facts.map((each) => ends[each.source]!));

interface Days {
  from: string | null;
  to: string | null;
}

const isDayInside = (at: number, { from, to }: Days) => {
  const day = new Date(at).toISOString().slice(0, 10);
  return (from === null || day >= from) && (to === null || day <= to);
};

function tellWaiting(persons: readonly InventedPerson[], asked: Days, ends: Record<number, number>): Told {
  const told: Told = { waits: [], seen: [], buckets: [300, 900, 3600, 14_400, 86_400, Infinity].map(() => ({ handoffs: 0, won: 0 })) };
  for (const facts of persons.map(inOrder)) {
    for (const [index, offer] of facts.entries()) {
      if (offer.kind !== 'handoff-offered' || !isDayInside(offer.at, asked)) continue;
      const rest = facts.slice(index + 1);
      const nextOffer = rest.findIndex((each) => each.kind === 'handoff-offered');
      const window = nextOffer < 0 ? rest : rest.slice(0, nextOffer);
      const followUp = window.find((each) => each.kind === 'follow-up');
      const last = Math.max(offer.at, seenUntil(facts, ends));
      if (!followUp) told.seen.push(((nextOffer < 0 ? last : rest[nextOffer]!.at) - offer.at) / 1000);
      if (!followUp) continue;
      const wait = (followUp.at - offer.at) / 1000;
      told.waits.push(wait);
      const bucket = told.buckets[[300, 900, 3600, 14_400, 86_400, Infinity].findIndex((edge) => wait <= edge)]!;
      bucket.handoffs++;
      if (window.some((each) => each.kind === 'won')) bucket.won++;
    }
  }
  return told;
}

/** Survival by its definition: at each event time, of those not yet gone, the share that stays. */
function halfAfter({ waits, seen }: Told): number | null {
  let share = 1;
  for (const time of [...new Set(waits)].sort((a, b) => a - b)) {
    const atRisk = waits.filter((wait) => wait >= time).length + seen.filter((wait) => wait >= time).length;
    share *= 1 - waits.filter((wait) => wait === time).length / atRisk;
    if (share <= 0.5 + 1e-9) return time;
  }
  return null;
}

function interpolated(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low === undefined || high === undefined ? null : low * (1 - (place % 1)) + high * (place % 1);
}

function expectSame(measured: ResponseTimes, told: Told): void {
  const near = (value: number | null) => (value === null ? null : expect.closeTo(value, 6));
  expect(measured).toMatchObject({
    handoffs: told.waits.length + told.seen.length,
    followedUp: told.waits.length,
    pending: told.seen.length,
  });
  expect(measured.medianSeconds).toEqual(near(interpolated(told.waits, 0.5)));
  expect(measured.p90Seconds).toEqual(near(interpolated(told.waits, 0.9)));
  expect(measured.kaplanMeierMedianSeconds).toEqual(halfAfter(told));
  for (const edge of [300, 900, 3600, 86_400] as const)
    expect(measured.within[edge]).toBe(told.waits.filter((wait) => wait <= edge).length);
  expect(measured.wonByWait.map(({ handoffs, won }) => ({ handoffs, won }))).toEqual(told.buckets);
  const { medianSeconds, p90Seconds, kaplanMeierMedianSeconds, within } = measured;
  expect(measured.business).toMatchObject({ medianSeconds, p90Seconds, kaplanMeierMedianSeconds, within });
}

describe('whatever happened', () => {
  it('waiting equals a reading by hand, in all and by value; working round the clock is the wall clock', () => {
    fc.assert(
      fc.property(people, question, stated, (persons, days, until) => {
        const ends = endsOf(persons, until);
        const { by, ...measured } = responseTimes(
          inventedJourneys(persons, until),
          { ...days, where: [], by: persons.some((each) => 'origin' in each.attributes) ? 'origin' : null },
          clock,
        );
        expectSame(measured, tellWaiting(persons, days, ends));
        for (const [value, each] of Object.entries(by ?? {}))
          expectSame(
            each,
            tellWaiting(
              persons.filter((person) => (person.attributes['origin'] ?? '') === value),
              days,
              ends,
            ),
          );
        const winners = persons
          .map(inOrder)
          .filter((facts) => facts.some((each) => each.kind === 'won') && !facts.some((each) => each.kind === 'handoff-offered'));
        const captured = winners.filter(
          (facts) =>
            days.from === null ||
            facts.some(
              (each, i) =>
                each.kind === 'captured' && i === facts.findIndex((other) => other.kind === 'captured') && isDayInside(each.at, days),
            ),
        );
        expect(measured.winsWithoutHandoff).toBe(captured.length);
      }),
      { numRuns: 200 },
    );
  });

  it('the cohort funnel equals a reading by hand, and never grows from step to step', () => {
    const steps = inventedStages.filter((stage) => stage.meaning !== 'lost').map((stage) => stage.name);
    fc.assert(
      fc.property(people, question, (persons, days) => {
        const funnel = cohortFunnel(inventedJourneys(persons, observedUntil), { ...days, where: [], by: null }, 'UTC', 'month');
        const inCohort = persons.map(inOrder).filter((facts) => {
          const captured = facts.find((each) => each.kind === 'captured');
          return days.from === null ? facts.some((each) => each.label !== '') : captured !== undefined && isDayInside(captured.at, days);
        });
        const furthest = inCohort.map((facts) => Math.max(-1, ...facts.map((each) => steps.indexOf(each.label))));
        for (const { stage, people: count, exit } of funnel.stages) {
          const expected = exit
            ? inCohort.filter((facts) => facts.some((each) => each.label === stage)).length
            : furthest.filter((step) => step >= steps.indexOf(stage)).length;
          expect([stage, count]).toEqual([stage, expected]);
        }
        expect(funnel.skipped).toBe(
          inCohort.filter((facts, i) => steps.some((step, at) => at < furthest[i]! && !facts.some((each) => each.label === step))).length,
        );
        expect(funnel.wentBack).toBe(inCohort.filter(wentBack).length);
        const inColumns = funnel.cohorts.reduce((sum, each) => sum + each.people, 0);
        expect(inColumns).toBe(
          funnel.cohorts[0]!.cohort === 'all'
            ? inCohort.length
            : inCohort.filter((facts) => facts.some((each) => each.kind === 'captured')).length,
        );
      }),
      { numRuns: 200 },
    );
    function wentBack(facts: readonly Fact[]): boolean {
      const entered = facts.filter((each) => steps.includes(each.label));
      return entered.some((late) =>
        entered.some(
          (early) =>
            (early.at < late.at || (early.at === late.at && early.ordinal < late.ordinal)) &&
            steps.indexOf(early.label) > steps.indexOf(late.label),
        ),
      );
    }
  });

  it('every win is counted once: with a wait, while pending, before the handoff, or without one', () => {
    /** What happened before the first offer, then between each offer and the next. */
    const stretches = (facts: readonly Fact[]) => {
      const offers = facts.flatMap((each, i) => (each.kind === 'handoff-offered' ? [i] : []));
      return [0, ...offers].map((start, i) => facts.slice(start, offers[i] ?? facts.length));
    };
    const hasWin = (facts: readonly Fact[]) => facts.some((each) => each.kind === 'won');
    fc.assert(
      fc.property(people, question, (persons, days) => {
        const journeys = inventedJourneys(persons, observedUntil);
        const all = responseTimes(journeys, everything, clock);
        const inBuckets = all.wonByWait.reduce((sum, bucket) => sum + bucket.won, 0);
        const sum = inBuckets + all.wonWhilePending + all.wonBeforeHandoff + all.winsWithoutHandoff;
        expect(sum).toBe(persons.flatMap((person) => stretches(inOrder(person))).filter(hasWin).length);
        const early = persons.map(inOrder).filter((facts) => {
          const offer = facts.find((each) => each.kind === 'handoff-offered');
          return offer && isDayInside(offer.at, days) && hasWin(stretches(facts)[0]!);
        });
        expect(responseTimes(journeys, { ...everything, ...days }, clock).wonBeforeHandoff).toBe(early.length);
      }),
      { numRuns: 200 },
    );
  });

  it('still running are those who may yet come, by a reading by hand', () => {
    const steps = ['Lead', 'Meeting', 'Proposal', 'Won'];
    const exits = ['Declined', 'Silent'];
    const firstAt = (facts: readonly Fact[], stage: string) => facts.find((each) => each.label === stage)?.at ?? NaN;
    const capturedAt = (facts: readonly Fact[]) => facts.find((each) => each.kind === 'captured')?.at ?? NaN;
    const furthest = (facts: readonly Fact[]) => Math.max(-1, ...facts.map((each) => steps.indexOf(each.label)));
    fc.assert(
      fc.property(people, (persons) => {
        const everybody = persons.map(inOrder).filter((facts) => facts.some((each) => each.label !== ''));
        const ends = endsOf(persons, observedUntil);
        const mayStillCome = (facts: readonly Fact[], stage: string) => {
          const times = everybody.map((each) => firstAt(each, stage) - capturedAt(each)).filter((time) => time >= 0);
          const hasCome = exits.includes(stage) ? facts.some((each) => each.label === stage) : furthest(facts) >= steps.indexOf(stage);
          const hasLeft = exits.includes(facts.findLast((each) => each.label !== '')!.label);
          if (hasCome || hasLeft || (exits.includes(stage) && furthest(facts) === 3)) return false;
          return times.length === 0 || capturedAt(facts) + interpolated(times, 0.9)! > seenUntil(facts, ends);
        };
        const { cohorts } = cohortFunnel(inventedJourneys(persons, observedUntil), everything, 'UTC', 'all');
        expect(cohorts[0]!.stages.map(({ stage, stillRunning }) => [stage, stillRunning])).toEqual(
          [...steps, ...exits].map((stage) => [stage, everybody.filter((facts) => mayStillCome(facts, stage)).length]),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('the funnel in a period counts everybody in one period of each stage', () => {
    fc.assert(
      fc.property(people, question, (persons, days) => {
        const funnel = inPeriodFunnel(inventedJourneys(persons, observedUntil), { ...days, where: [], by: null }, 'UTC', 'month');
        for (const [index, { stage, people: count }] of funnel.stages.entries()) {
          const firsts = persons
            .map((person) => inOrder(person).find((each) => each.label === stage))
            .filter((first) => first && isDayInside(first.at, days));
          expect([stage, count]).toEqual([stage, firsts.length]);
          expect(funnel.periods.reduce((sum, each) => sum + each.stages[index]!.people, 0)).toBe(count);
        }
      }),
      { numRuns: 200 },
    );
  });
});
