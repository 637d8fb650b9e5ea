import type { Context } from '#platform/context.ts';
import { shownDeal } from '#identity/shown-fields.ts';
import type { DealSummary } from '#identity/schema.ts';
import type { DealMoment, DealRow } from '#identity/deals/deal-store.ts';

/** A deal as it travels in lists and on its own page. */
export function dealOnWire({ ids, caller }: Context, deal: DealRow): DealSummary {
  const { id, name, amountMinor, currency, owner, standingKind, standingLabel, standingAt } = deal;
  const standing = standingKind && standingAt ? { kind: standingKind, label: standingLabel, at: standingAt.toISOString() } : null;
  return shownDeal(caller, { id: ids.encode('deal', id), name: name ?? '', amountMinor, currency, owner, standing });
}

export function instantOf({ occurredAt, ...moment }: DealMoment) {
  return { ...moment, occurredAt: occurredAt.toISOString() };
}
