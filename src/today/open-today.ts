import type { Outcome } from '#kernel/problem.ts';
import type { BusinessTime } from '#kernel/business-time.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import type { Journeys, OpenJourneys } from '#journeys/public.ts';
import { businessTimeOf, loadCompanyCalendar, readCompany, requirePermission } from '#workspace/public.ts';

/** What every answer of the first page is made of. */
export interface Today {
  journeys: Journeys;
  now: number;
  clock: { timeZone: string; businessTime: BusinessTime };
  /** The company's. */
  currency: string;
}

/** @param names whether people and deals are shown by name: figures are for everybody, what stands behind them is not. */
export async function openToday(
  context: Context,
  openJourneys: OpenJourneys,
  { names }: { names: boolean },
): Promise<Outcome<{ today: Today }>> {
  const problem = requirePermission(context, 'measures.read') ?? (names ? requirePermission(context, 'people.read') : null);
  if (problem) return { ok: false, problem };
  const { hours, currency } = await inWorkspace(context.database, context.caller.workspaceId, async (tx) => ({
    hours: await loadCompanyCalendar(tx),
    currency: (await readCompany(tx))!.currency,
  }));
  const journeys = await openJourneys(context);
  const clock = { timeZone: hours.timeZone, businessTime: businessTimeOf(hours) };
  return { ok: true, today: { journeys, now: context.clock.now(), clock, currency } };
}

/** Until when the sources cover what happened, and which of them are not read to their end yet. */
export function knownUntil({ observedUntil, stillReading }: Journeys): { observedUntil: string | null; stillReading: string[] } {
  return { observedUntil: observedUntil === null ? null : new Date(observedUntil).toISOString(), stillReading: [...stillReading] };
}
