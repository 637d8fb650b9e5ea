import type pg from 'pg';
import { bytea, copyRows, moment, type CopyValue } from './copy-rows.ts';
import type { Decision } from './decision.ts';
import type { KnownState } from './known-state.ts';
import type { Touched } from './touch-decided.ts';

/** Stages the deals that are new and have one row, with their moments. @returns how many there are. */
export async function stageDeals(
  client: pg.ClientBase,
  decisions: readonly Decision[],
  known: KnownState,
  { sourceId, touched }: { sourceId: number; touched: Touched },
): Promise<number> {
  const speaking = decisions.filter(({ row, speaks }) => row.deal && speaks && !touched.deals.has(row.deal.keyHash));
  if (speaking.length === 0) return 0;
  await copyRows(client, 'staged_deals', dealRows(speaking, known, sourceId));
  const moments = [...momentRows(speaking, known)];
  if (moments.length > 0) await copyRows(client, 'staged_deal_moments', moments);
  return speaking.length;
}

function* dealRows(speaking: readonly Decision[], known: KnownState, sourceId: number): Generator<CopyValue[]> {
  for (const { row, subjectId, knownAt, isKnownByImport } of speaking) {
    const deal = row.deal!;
    yield [
      known.dealOf(row).id,
      deal.scope === 'shared' ? 0 : sourceId,
      subjectId === 0 ? null : subjectId,
      bytea(deal.keyHash),
      deal.name || null,
      deal.amountMinor,
      deal.currency,
      deal.owner || null,
      deal.lostReason || null,
      JSON.stringify(deal.attributes),
      deal.followsHash === '' ? null : bytea(deal.followsHash),
      moment(knownAt),
      isKnownByImport,
    ];
  }
}

/** One row for each deal and stage: of several columns that say one stage the last one. */
function momentRows(speaking: readonly Decision[], known: KnownState): Iterable<CopyValue[]> {
  const moments = new Map<string, CopyValue[]>();
  for (const { row, knownAt, isKnownByImport } of speaking) {
    const { id } = known.dealOf(row);
    for (const { kind, label, occurredAt } of row.deal!.facts) {
      moments.set(`${id} ${kind} ${label}`, [id, kind, label, moment(occurredAt), moment(knownAt), isKnownByImport]);
    }
  }
  return moments.values();
}
