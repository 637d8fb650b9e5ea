import type { LogRow } from '#test/invented-log.ts';

// What a log says by the definitions of docs/measures.md, for `test/mappings/loan-lead-log.json` and a company in UTC that
// works from nine to five: plain lists, no code shared with the product, nothing quick about it.

/** One lead. Moments are epoch milliseconds. */
export interface CountedLead {
  amount: string;
  capturedAt: number;
  handoffAt: number | null;
  followedUpAt: number | null;
  /** The first moment of each stage. */
  reachedAt: Partial<Record<Stage, number>>;
}

const stages = ['Lead captured', 'Application accepted', 'Proposal sent', 'Won', 'Declined', 'Cancelled'] as const;
type Stage = (typeof stages)[number];
const steps = stages.slice(0, 4);
const stageOf: Record<string, Stage> = {
  A_SUBMITTED: 'Lead captured',
  A_ACCEPTED: 'Application accepted',
  O_SENT: 'Proposal sent',
  A_ACTIVATED: 'Won',
  A_DECLINED: 'Declined',
  A_CANCELLED: 'Cancelled',
};

export function countLeads(rows: readonly LogRow[]): CountedLead[] {
  return [...Map.groupBy(rows, (row) => row.case_id).values()].map((own) => {
    const inOrder = own.toSorted((a, b) => at(a) - at(b) || Number(a.event_index) - Number(b.event_index));
    const call = (lifecycle: string) => (row: LogRow) => row.activity === 'W_Afhandelen leads' && row.lifecycle === lifecycle;
    const offer = inOrder.findIndex(call('SCHEDULE'));
    const followUp = offer < 0 ? undefined : inOrder.slice(offer).find(call('START'));
    const reachedAt: CountedLead['reachedAt'] = {};
    for (const row of inOrder) {
      const stage = stageOf[row.activity];
      if (stage) reachedAt[stage] ??= at(row);
    }
    return {
      amount: inOrder.at(-1)!.amount_req,
      capturedAt: reachedAt['Lead captured']!,
      handoffAt: offer < 0 ? null : at(inOrder[offer]!),
      followedUpAt: followUp ? at(followUp) : null,
      reachedAt,
    };
  });
}

export function lastMomentOf(rows: readonly LogRow[]): number {
  return Math.max(...rows.map(at));
}

function at(row: LogRow): number {
  return Date.parse(row.timestamp);
}

export interface Days {
  from?: string;
  to?: string;
}

function isWithin(moment: number | null | undefined, { from, to }: Days): boolean {
  if (moment === null || moment === undefined) return false;
  const day = new Date(moment).toISOString().slice(0, 10);
  return (!from || day >= from) && (!to || day <= to);
}

/** The funnel of those captured in the days. */
export function countCohort(leads: readonly CountedLead[], days: Days = {}): object {
  const cohort = leads.filter((lead) => isWithin(lead.capturedAt, days));
  return answerOf((stage) => cohort.filter((lead) => hasEverReached(lead, stage)).length);
}

/** A step counts as reached when a later one was. */
function hasEverReached({ reachedAt }: CountedLead, stage: Stage): boolean {
  const wanted = steps.includes(stage) ? steps.slice(steps.indexOf(stage)) : [stage];
  return wanted.some((step) => reachedAt[step] !== undefined);
}

/** Those who first reached each stage in the days. */
export function countInPeriod(leads: readonly CountedLead[], days: Days): object {
  return answerOf((stage) => leads.filter((lead) => isWithin(lead.reachedAt[stage], days)).length);
}

function answerOf(count: (stage: Stage) => number): object {
  return { stages: stages.map((stage) => ({ stage, people: count(stage), ...(!steps.includes(stage) && { exit: true }) })) };
}

/** The waits of those handed over in the days, all figures in seconds and people. */
export function countWaiting(leads: readonly CountedLead[], observedUntil: number, days: Days = {}) {
  const handedOver = leads.filter((lead) => isWithin(lead.handoffAt, days));
  const followedUp = handedOver.filter((lead) => lead.followedUpAt !== null);
  const edges = [0, 300, 900, 3600, 14_400, 86_400, null] as const;
  const waitOf = (lead: CountedLead) => (lead.followedUpAt! - lead.handoffAt!) / 1000;
  const wonByWait = edges.slice(1).map((toSeconds, bucket) => {
    const inside = followedUp.filter((lead) => isInBucket(waitOf(lead), edges[bucket]!, toSeconds!));
    const won = inside.filter((lead) => (lead.reachedAt.Won ?? -1) >= lead.handoffAt!).length;
    return { fromSeconds: edges[bucket], toSeconds, handoffs: inside.length, won };
  });
  const seconds = (elapsed: (from: number, to: number) => number) =>
    summary(
      followedUp.map((lead) => elapsed(lead.handoffAt!, lead.followedUpAt!)),
      handedOver.filter((lead) => lead.followedUpAt === null).map((lead) => elapsed(lead.handoffAt!, observedUntil)),
    );
  return {
    handoffs: handedOver.length,
    followedUp: followedUp.length,
    pending: handedOver.length - followedUp.length,
    ...seconds((from, to) => (to - from) / 1000),
    wonByWait,
    winsWithoutHandoff: leads.filter(
      (lead) => lead.reachedAt.Won !== undefined && lead.handoffAt === null && isWithin(lead.capturedAt, days),
    ).length,
    wonWhilePending: handedOver.filter((lead) => lead.followedUpAt === null && (lead.reachedAt.Won ?? -1) >= lead.handoffAt!).length,
    wonBeforeHandoff: handedOver.filter((lead) => lead.reachedAt.Won !== undefined && lead.reachedAt.Won < lead.handoffAt!).length,
    business: seconds(workingSeconds),
  };
}

function isInBucket(wait: number, over: number, upTo: number | null): boolean {
  return (wait > over || (over === 0 && wait === 0)) && (upTo === null || wait <= upTo);
}

function summary(waits: readonly number[], censored: readonly number[]) {
  const upTo = (edge: number) => waits.filter((wait) => wait <= edge).length;
  return {
    medianSeconds: quantile(waits, 0.5),
    p90Seconds: quantile(waits, 0.9),
    kaplanMeierMedianSeconds: survivalMedian(waits, censored),
    within: { 300: upTo(300), 900: upTo(900), 3600: upTo(3600), 86_400: upTo(86_400) },
  };
}

function quantile(waits: readonly number[], share: number): number | null {
  if (waits.length === 0) return null;
  const sorted = waits.toSorted((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)]!;
  return below + (place % 1) * (sorted[Math.ceil(place)]! - below);
}

/** The product of the shares that went on waiting at each moment at which somebody was followed up. */
function survivalMedian(waits: readonly number[], censored: readonly number[]): number | null {
  let waiting = 1;
  for (const time of [...new Set(waits)].sort((a, b) => a - b)) {
    const atRisk = [...waits, ...censored].filter((seconds) => seconds >= time).length;
    waiting *= 1 - waits.filter((wait) => wait === time).length / atRisk;
    if (waiting <= 0.5 + 1e-12) return time;
  }
  return null;
}

const hour = 3_600_000;

/** Nine to five on weekdays, in UTC. */
function workingSeconds(from: number, to: number): number {
  let elapsed = 0;
  for (let day = Math.floor(from / (24 * hour)) * 24 * hour; day < to; day += 24 * hour) {
    if ([0, 6].includes(new Date(day).getUTCDay())) continue;
    elapsed += Math.max(0, Math.min(to, day + 17 * hour) - Math.max(from, day + 9 * hour));
  }
  return elapsed / 1000;
}

/** The 95 % interval of a share by Wilson's score, as shares of 1. */
export function wilsonInterval(hits: number, of: number): { low: number; high: number } {
  if (of === 0) return { low: 0, high: 1 };
  const z = 1.959963984540054;
  const share = hits / of;
  const middle = share + (z * z) / (2 * of);
  const half = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const whole = 1 + (z * z) / of;
  return { low: Math.max(0, (middle - half) / whole), high: Math.min(1, (middle + half) / whole) };
}
