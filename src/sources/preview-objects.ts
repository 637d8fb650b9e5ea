import { recordName } from './import/decision.ts';
import { recordRowsOf } from './import/record-rows.ts';
import type { ReadRow } from './mapping/read-row.ts';

/** How many different things of each kind rows speak of; what happened is counted as often as it is told. */
export interface ObjectCounter {
  add(rows: readonly ReadRow[]): void;
  counts(): Record<string, number>;
}

export function createObjectCounter(): ObjectCounter {
  const seen = new Map<string, Set<string>>();
  const told: Record<string, number> = {};
  const tell = (name: string, times: number) => {
    if (times > 0) told[name] = (told[name] ?? 0) + times;
  };
  const see = (object: string, name: string) => {
    const names = seen.get(object);
    if (names) names.add(name);
    else seen.set(object, new Set([name]));
  };
  return {
    add: (rows) => {
      for (const row of rows) {
        for (const record of recordRowsOf(row)) see(record.object, recordName(record));
        // The person of a deal's row, too.
        if (row.object === 'deal' && row.keyHash !== '') see('person', `person ${row.keyHash}`);
        tell('touch', row.facts.filter(({ kind }) => kind === 'touch').length);
        tell('link', row.also?.links.length ?? 0);
        tell('change', row.also?.changes.length ?? 0);
        tell('departure', row.also?.departures.length ?? 0);
      }
    },
    counts: () => {
      const counts = { ...told };
      for (const [object, names] of seen) counts[object] = (counts[object] ?? 0) + names.size;
      return counts;
    },
  };
}
