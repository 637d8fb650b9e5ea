import { bucketEdges } from '#scoreboard/response-times.ts';
import { withinEdges } from '#scoreboard/wait-summary.ts';

export type WaitClock = 'wall' | 'business';

const followUp = 'The first follow-up is the first one at or after the offer and before the next offer to the same person';
const clocks: Record<WaitClock, string> = {
  wall: 'The wait is counted by the wall clock',
  business: "The wait is counted in the company's working hours, holidays left out",
};

/** How every figure about waiting is counted, in words. Keys are the names of figures. */
export function waitFormulas(clock: WaitClock): Record<string, string> {
  const rest = `${clocks[clock]}. ${followUp}.`;
  const whole = (figure: string) => `${figure} ${rest}`;
  return {
    handoffs: "Every offer of a person to sales, by the day of the offer in the company's time zone.",
    followedUp: `Handoffs that have a first follow-up. ${followUp}.`,
    pending: `Handoffs without a follow-up yet. ${followUp}. They count as waiting for as long as they were seen, never as not followed up.`,
    medianSeconds: whole(
      'Half of the followed-up handoffs waited no longer, interpolated linearly between two waits; those still waiting are left out.',
    ),
    p90Seconds: whole(
      'Nine in ten followed-up handoffs waited no longer, interpolated linearly between two waits; those still waiting are left out.',
    ),
    kaplanMeierMedianSeconds: whole(
      'The first wait after which at most half still wait (Kaplan-Meier): those still waiting count for as long as they were seen.',
    ),
    ...Object.fromEntries(
      withinEdges.map((edge) => [`within-${edge}`, whole(`Handoffs followed up after at most ${edge.toLocaleString('en')} seconds.`)]),
    ),
    ...Object.fromEntries(
      bucketEdges.map((edge, bucket) => [
        `won-by-wait-${bucketEdges[bucket - 1] ?? 0}`,
        bucketFormula(bucketEdges[bucket - 1] ?? null, edge),
      ]),
    ),
    wonWhilePending: 'Handoffs that won although no follow-up was recorded.',
    wonBeforeHandoff:
      "People who won before they were first handed over, by the day of that first offer in the company's time zone. No wait explains that win; one after the offer counts with its wait besides.",
    winsWithoutHandoff:
      "People who won and were never handed over, by the day of their capture in the company's time zone. No wait explains them.",
  };
}

function bucketFormula(over: number | null, upTo: number | null): string {
  const words = [
    over === null ? '' : `more than ${over.toLocaleString('en')}`,
    upTo === null ? '' : `at most ${upTo.toLocaleString('en')}`,
  ].filter(Boolean);
  return `Of the handoffs followed up after ${words.join(' and ')} seconds by the wall clock, those with a win at or after the offer and before the next offer; 95 % interval by Wilson's method. ${association}`;
}

/** What must stand beside every figure of winning by waiting. */
export const association =
  'This is an association: leads that were called sooner may have been better leads. It does not say that calling sooner wins.';

/** How the figures of the funnel are counted, in words. */
export const funnelFormulas = {
  cohort:
    "People captured in the period (by the day in the company's time zone) who ever reached this stage, whenever that was. Whoever reached a later stage counts here too; each person counts once.",
  exit: "People captured in the period (by the day in the company's time zone) who ever left here without a win. Somebody can have left and still have reached a stage.",
  skipped: 'People whose furthest stage was reached past one that was not recorded. They count at every stage up to their furthest.',
  wentBack: 'People who entered a stage after having been further. They count where they are furthest, once.',
  running:
    'People captured in the period who neither reached this stage nor left, and who were captured more recently than the time in which nine in ten of those who reached it did so. The figure can only grow.',
  inPeriod:
    "People who first reached this stage in the period (by the day in the company's time zone), whenever they were captured. Stages hold different people: this is workload, not success.",
} as const;
