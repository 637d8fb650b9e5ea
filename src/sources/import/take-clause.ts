import type { Take } from '../mapping/read-row.ts';

/**
 * The condition, in SQL, under which a staged moment replaces the stored one `t` that it conflicts with. What several
 * imports tell alike is told by the one that was asked for first, whichever comes first.
 * @param at the column of `t` that holds the moment.
 */
export function takeClause(take: Take, at: string): string {
  const staged = `(excluded.${at}, excluded.ordinal, coalesce(excluded.actor, '') collate "C")`;
  const stored = `(t.${at}, t.ordinal, coalesce(t.actor, '') collate "C")`;
  const isAlike = `excluded.import_run_id < t.import_run_id`;
  switch (take) {
    case 'first':
      return `${staged} < ${stored} or (${staged} = ${stored} and ${isAlike})`;
    case 'last':
      return `${staged} > ${stored} or (${staged} = ${stored} and ${isAlike})`;
    case 'each':
      return isAlike;
    case 'latest-row':
      return `case when excluded.import_run_id = t.import_run_id and excluded.known_at = t.known_at then excluded.${at} > t.${at}
        else excluded.${at} <> t.${at} or ${isAlike} end`;
  }
}

/** Which takes a batch holds, so that statements without rows are not run. */
export const takes: readonly Take[] = ['first', 'last', 'each', 'latest-row'];
