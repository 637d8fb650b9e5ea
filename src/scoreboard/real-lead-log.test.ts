import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createBusinessTime } from '#kernel/business-time.ts';
import { createJourneysBuilder, type Journeys, type Stage } from '#journeys/public.ts';
import { cohortFunnel } from '#scoreboard/cohort-funnel.ts';
import { inPeriodFunnel } from '#scoreboard/in-period-funnel.ts';
import { responseTimes } from '#scoreboard/response-times.ts';
import { realData } from '#test/real-data.ts';

const file = realData('lead-log/loan_leads_2011.csv.gz');
const everything = { from: null, to: null, where: [], by: null };
const timeZone = 'Europe/Amsterdam';
const nineToFive = [['09:00', '17:00']] as const;
const workingHours = { mon: nineToFive, tue: nineToFive, wed: nineToFive, thu: nineToFive, fri: nineToFive, sat: [], sun: [] };
const clock = { timeZone, businessTime: createBusinessTime({ timeZone, workingHours, holidays: [] }) };

const stages: Stage[] = [
  { name: 'Lead captured', meaning: 'captured' },
  { name: 'Application accepted', meaning: 'stage' },
  { name: 'Proposal sent', meaning: 'proposal' },
  { name: 'Won', meaning: 'won' },
  { name: 'Declined', meaning: 'lost' },
  { name: 'Cancelled', meaning: 'lost' },
];
const firsts: Record<string, [kind: string, label: string]> = {
  'A_SUBMITTED/COMPLETE': ['captured', 'Lead captured'],
  'A_ACCEPTED/COMPLETE': ['stage', 'Application accepted'],
  'O_SENT/COMPLETE': ['proposal', 'Proposal sent'],
  'A_ACTIVATED/COMPLETE': ['won', 'Won'],
  'A_DECLINED/COMPLETE': ['lost', 'Declined'],
  'A_CANCELLED/COMPLETE': ['lost', 'Cancelled'],
  'W_Afhandelen leads/SCHEDULE': ['handoff-offered', ''],
};

/** A reading of its own, short of the importer: the first of each kind, every follow-up. */
function readLog(path: string): Journeys {
  const builder = createJourneysBuilder();
  const seen = new Set<string>();
  let last = 0;
  for (const line of gunzipSync(readFileSync(path)).toString('utf8').trimEnd().split('\n').slice(1)) {
    const [caseId, , amount, order, activity, lifecycle, actor, stamp] = line.split(',') as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const event = `${activity}/${lifecycle}`;
    const [kind, label] = firsts[event] ?? (event === 'W_Afhandelen leads/START' ? ['follow-up', ''] : []);
    if (!seen.has(caseId)) builder.addSubject(Number(caseId), Number(caseId), { amount_req: amount });
    const key = firsts[event] ? `${caseId} ${event}` : caseId;
    const isTaken = kind !== undefined && !(firsts[event] && seen.has(key));
    seen.add(caseId).add(key);
    const occurredAt = Date.parse(stamp);
    last = Math.max(last, occurredAt);
    if (isTaken)
      builder.addMoment(Number(caseId), {
        kind,
        label: label!,
        occurredAt,
        knownAt: occurredAt,
        ordinal: Number(order),
        actor,
        sourceId: 1,
      });
  }
  return builder.finish({ watermark: '', stages, coverage: [{ sourceId: 1, observedUntil: last }] });
}

describe('what a real log of 7,455 leads says', () => {
  if (!file) return it.skip('skipped: real data not present', () => {});
  const journeys = readLog(file);
  const waiting = responseTimes(journeys, everything, clock);

  it('about waiting, by the wall clock', () => {
    expect(waiting).toMatchObject({ handoffs: 2710, followedUp: 2710, pending: 0, winsWithoutHandoff: 1024 });
    expect(waiting.within).toEqual({ 300: 519, 900: 876, 3600: 1558, 86400: 2622 });
    expect(waiting.medianSeconds).toBe(2298.4605);
    expect(waiting.p90Seconds).toBe(49_887.0276);
    expect(waiting.kaplanMeierMedianSeconds).toBe(2298.374);
  });

  it('about winning, by waiting bucket', () => {
    const won = waiting.wonByWait.map((bucket) => [bucket.fromSeconds, bucket.toSeconds, bucket.won, bucket.handoffs]);
    expect(won).toEqual([
      [0, 300, 108, 519],
      [300, 900, 25, 357],
      [900, 3600, 53, 682],
      [3600, 14_400, 37, 372],
      [14_400, 86_400, 78, 692],
      [86_400, null, 11, 88],
    ]);
  });

  it('about working time: never longer than by the wall clock', () => {
    expect(waiting.business.medianSeconds).toBeLessThan(waiting.medianSeconds!);
    expect(waiting.business.within[3600]).toBeGreaterThan(waiting.within[3600]);
    expect(waiting.curve.length).toBeLessThanOrEqual(160);
  });

  it('about the funnel', () => {
    const { stages: counts, cohorts } = cohortFunnel(journeys, everything, timeZone, 'quarter');
    expect(Object.fromEntries(counts.map((count) => [count.stage, count.people]))).toMatchObject({
      'Lead captured': 7455,
      'Application accepted': 2886,
      'Proposal sent': 2836,
      Won: 1336,
      Declined: 4401,
    });
    expect(counts.map((count) => count.exit ?? false)).toEqual([false, false, false, false, true, true]);
    expect(cohorts.map((cohort) => [cohort.cohort, cohort.people])).toEqual([['2011-Q4', 7455]]);
  });

  it('the same by attribute as in all', () => {
    const { by } = cohortFunnel(journeys, { ...everything, by: 'amount_req' }, timeZone, 'all');
    const sum = (stage: number) => Object.values(by!).reduce((total, value) => total + value.stages[stage]!.people, 0);
    expect([0, 1, 2, 3, 4].map(sum)).toEqual([7455, 2886, 2836, 1336, 4401]);
    const waits = responseTimes(journeys, { ...everything, by: 'amount_req' }, clock).by!;
    expect(Object.values(waits).reduce((total, value) => total + value.handoffs, 0)).toBe(2710);
    expect(Object.values(waits).reduce((total, value) => total + value.winsWithoutHandoff, 0)).toBe(1024);
  });

  it('the same month by month as in all', () => {
    const { periods } = inPeriodFunnel(journeys, everything, timeZone, 'month');
    const sum = (stage: number) => periods.reduce((total, period) => total + period.stages[stage]!.people, 0);
    expect([0, 1, 2, 3, 4].map(sum)).toEqual([7455, 2886, 2836, 1336, 4401]);
  });
});
