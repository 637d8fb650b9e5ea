/**
 * The length of a bar as a share of its track.
 * Many cohorts are compared within one stage, so each stage has its own full length; one cohort alone shows the
 * shape of the funnel, so every stage is measured against one full length.
 * @param counts per stage, per cohort; null where the cohort has no such figure.
 * @param full the figure that fills the track in every stage; null: each stage its own largest.
 */
export function barShares(counts: readonly (readonly (number | null)[])[], full: number | null = null): number[][] {
  return counts.map((row) => {
    const largest = full ?? Math.max(1, ...row.map((count) => count ?? 0));
    return row.map((count) => (count ?? 0) / largest);
  });
}

/** The share of the step before, or null where nobody was there. @param before null at the first step. */
export function stepShare(count: number, before: number | null): number | null {
  return before === null || before === 0 ? null : count / before;
}
