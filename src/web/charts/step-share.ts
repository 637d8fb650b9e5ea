/**
 * The length of a bar as a share of its track.
 * Many cohorts are compared within one stage, so each stage has its own full length; one cohort alone shows the
 * shape of the funnel, so every stage is measured against the first.
 * @param counts per stage, per cohort; null where the cohort has no such figure.
 */
export function barShares(counts: readonly (readonly (number | null)[])[]): number[][] {
  const cohorts = Math.max(0, ...counts.map((row) => row.length));
  const overall = Math.max(1, ...counts.flat().map((count) => count ?? 0));
  return counts.map((row) => {
    const full = cohorts > 1 ? Math.max(1, ...row.map((count) => count ?? 0)) : overall;
    return row.map((count) => (count ?? 0) / full);
  });
}

/** The share of the step before, or null where nobody was there. @param before null at the first step. */
export function stepShare(count: number, before: number | null): number | null {
  return before === null || before === 0 ? null : count / before;
}
