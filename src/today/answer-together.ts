import type { Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import type { Journeys, OpenJourneys } from '#journeys/public.ts';
import { handoffsOf } from '#handoff/public.ts';
import { bothSides } from '#today/both-sides.ts';
import { dealsOf, type Deal } from '#today/deals.ts';
import { knownUntil, openToday, type Today } from '#today/open-today.ts';
import { shownTogether } from '#today/shown.ts';
import type { TogetherAnswer } from '#today/schema.ts';
import { wonByDay, wonNumber } from '#today/won-number.ts';

/** The page of both heads: what each side did for the other, and what was won together. Figures only, nobody by name. */
export async function answerTogether(context: Context, open: OpenJourneys): Promise<Outcome<{ answer: TogetherAnswer }>> {
  const opened = await openToday(context, open, { names: false });
  if (!opened.ok) return opened;
  const { journeys, now, clock } = opened.today;
  const deals = await dealsOf(context, journeys);
  const answer = { ...knownUntil(journeys), ...bothSides(journeys, now, clock), won: wonTogether(opened.today, deals) };
  return { ok: true, answer: shownTogether(context.caller, answer) };
}

function wonTogether({ journeys, now, clock: { timeZone }, currency }: Today, deals: readonly Deal[]): TogetherAnswer['won'] {
  const shared = wonAfterOffer(journeys, deals);
  const fromHandoffs = wonNumber(shared, 'quarter', now, timeZone);
  const [before] = fromHandoffs.before;
  return {
    currency,
    quarter: wonNumber(deals, 'quarter', now, timeZone),
    fromHandoffs,
    days: wonByDay(shared, fromHandoffs, now, currency, timeZone),
    daysBefore: before ? wonByDay(shared, before, now, currency, timeZone) : [],
  };
}

/** The deals of people who were offered to sales before the deal ended: both sides had a part in them. */
function wonAfterOffer(journeys: Journeys, deals: readonly Deal[]): Deal[] {
  const { count, people, offeredAt } = handoffsOf(journeys);
  const firstOffer = new Map<number, number>();
  for (let i = count - 1; i >= 0; i--) firstOffer.set(journeys.people.ids[people[i]!]!, offeredAt[i]!);
  return deals.filter((deal) => deal.people.some((person) => (firstOffer.get(person) ?? Infinity) <= (deal.endedAt || Infinity)));
}
