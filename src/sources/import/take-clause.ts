import type { Take } from '../mapping/read-row.ts';

/**
 * The condition, in SQL, under which a staged moment replaces the stored one `t` that it conflicts with.
 * @param at the column of `t` that holds the moment.
 */
export function takeClause(take: Take, at: string): string {
  const staged = `(excluded.${at}, excluded.ordinal, coalesce(excluded.actor, '') collate "C")`;
  const stored = `(t.${at}, t.ordinal, coalesce(t.actor, '') collate "C")`;
  switch (take) {
    case 'first':
      return `${staged} < ${stored}`;
    case 'last':
      return `${staged} > ${stored}`;
    case 'each':
      return 'false';
    case 'latest-row':
      return `excluded.${at} <> t.${at}`;
  }
}

/** Which takes a batch holds, so that statements without rows are not run. */
export const takes: readonly Take[] = ['first', 'last', 'each', 'latest-row'];
