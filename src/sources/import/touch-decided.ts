import type pg from 'pg';
import { openDerivation } from '../derive/derive-staging.ts';
import { bytea, copyRows, type CopyValue } from './copy-rows.ts';
import type { Decision } from './decision.ts';
import type { KnownState } from './known-state.ts';

/** Whom a batch says more than one thing of: what follows for them is derived from all that stands. */
export interface Touched {
  subjects: ReadonlySet<number>;
  /** By the hash of their key. */
  deals: ReadonlySet<string>;
}

/**
 * Rows of people and deals that nothing was known of are written straight away. Where a record said something before, where
 * one person has several rows, or a deal several sources, what holds now follows from all of them, in one place for all:
 * see derive/.
 */
export function findTouched(decisions: readonly Decision[], known: KnownState): Touched {
  const subjects = new Set<number>();
  const deals = new Set<string>();
  const seen = new Set<number>();
  const seenDeals = new Set<string>();
  for (const { row, subjectId, isNewSubject, isRestated } of decisions) {
    if (row.stampedAt !== null || row.isTouchOnly || (row.object !== 'person' && row.object !== 'deal')) continue;
    const isAnother = row.object === 'deal' && row.facts.length > 0 && !isNewSubject;
    if (subjectId !== 0 && (isRestated || isAnother || seen.has(subjectId))) subjects.add(subjectId);
    seen.add(subjectId);
    if (!row.deal) continue;
    const { isNew, subjectId: before } = known.dealOf(row);
    if (before !== null && before !== subjectId) subjects.add(before);
    if (!isNew || isRestated || seenDeals.has(row.deal.keyHash)) deals.add(row.deal.keyHash);
    seenDeals.add(row.deal.keyHash);
  }
  return { subjects, deals };
}

/** Makes a batch ready to derive what follows for those who are touched. */
export async function stageTouched(
  client: pg.ClientBase,
  touched: Touched,
  decisions: readonly Decision[],
  sourceId: number,
): Promise<void> {
  await openDerivation(client);
  // A batch is small beside what is stored.
  await client.query("select set_config('enable_seqscan', 'off', true)");
  if (touched.subjects.size > 0) {
    await copyRows(
      client,
      'staged_touched',
      [...touched.subjects].map((id) => [id]),
    );
  }
  const deals = new Map<string, CopyValue[]>();
  for (const { row } of decisions) {
    if (!row.deal || !touched.deals.has(row.deal.keyHash)) continue;
    deals.set(`${row.deal.scope} ${row.deal.keyHash}`, [row.deal.scope === 'shared' ? 0 : sourceId, bytea(row.deal.keyHash)]);
  }
  if (deals.size > 0) await copyRows(client, 'staged_touched_deals', deals.values());
}
