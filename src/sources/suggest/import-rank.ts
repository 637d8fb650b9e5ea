import type { Mapping, TableMapping } from '../mapping/mapping-schema.ts';

const things = ['member', 'account', 'product', 'campaign', 'person', 'deal', 'spend', 'touch'] as const;

/**
 * When files of several kinds are imported, things come before what refers to them, and what is left out comes last. Any
 * other order gives the same state: this one gives warnings that are right the first time.
 */
export function importRank(mapping: Mapping | null): number {
  if (!mapping) return 100;
  if (mapping.shape === 'table') return rankOfTable(mapping);
  return { 'event-log': 20, 'field-history': 21, links: 22, departures: 23 }[mapping.shape];
}

/** A table that tells of several things comes with the last of them. */
function rankOfTable(mapping: TableMapping): number {
  return Math.max(...things.map((thing, at) => (mapping[thing] ? at : 0)));
}
