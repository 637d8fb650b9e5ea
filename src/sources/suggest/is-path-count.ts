import type { ColumnProfile } from './profile-columns.ts';

/** Why a file of such rows is not imported. */
export const pathCountsLeftOut =
  'Each row counts how often a path of channels was taken: it speaks of nobody and of no moment. Bring the visits themselves instead.';

/** Paths such as `search > mail > search` with counts beside them, as attribution tools export them. */
export function isPathCount(profiles: readonly ColumnProfile[]): boolean {
  const [path, ...others] = profiles.toSorted((one, other) => Number(one.looksLike === 'number') - Number(other.looksLike === 'number'));
  if (!path || path.looksLike === 'number' || others.length === 0 || !others.every((one) => one.looksLike === 'number')) return false;
  const paths = path.top.filter((text) => / > | -> | → /.test(text)).length;
  return paths * 2 > path.top.length;
}
