import type { Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import type { Journeys, OpenJourneys } from '#journeys/public.ts';
import { handoffsOf } from '#handoff/public.ts';
import { dealsOf } from '#today/deals.ts';
import { leadNews, leadOutcomes, type LeadNews } from '#today/lead-outcomes.ts';
import { leadsWorth } from '#today/leads-worth.ts';
import { likenessOf } from '#today/likeness.ts';
import { myHandoffs, type Side } from '#today/my-handoffs.ts';
import { readLatest, readNames, type NamedPerson } from '#today/name-leads.ts';
import { knownUntil, openToday, type Today } from '#today/open-today.ts';
import { shownLeads } from '#today/shown.ts';
import type { LeadsAnswer } from '#today/schema.ts';
import { waitingLeads } from '#today/waiting-leads.ts';
import { namesOf } from '#today/whose.ts';

const mostRows = 6;
const mostNews = 8;
const dayMilliseconds = 86_400_000;
const outcomeDays = 90;
const newsDays = 14;

/** Which leads wait, why they are good, and what became of the others. */
export async function answerLeads(
  context: Context,
  open: OpenJourneys,
  { whose, side }: { whose: 'mine' | 'all'; side: Side },
): Promise<Outcome<{ answer: LeadsAnswer }>> {
  const opened = await openToday(context, open, { names: true });
  if (!opened.ok) return opened;
  const { today } = opened;
  const { journeys, now } = today;
  const mine = myHandoffs(journeys, await namesOf(context, whose), side);
  const waiting = waitingLeads(journeys, mine, now);
  const since = now - outcomeDays * dayMilliseconds;
  const shown = waiting.indexes.slice(0, mostRows);
  const news = leadNews(journeys, mine, now - newsDays * dayMilliseconds, now, mostNews);
  const people = await readNames(context, journeys, [...shown, ...news.map(({ handoff }) => handoff)]);
  const latest = await readLatest(context, journeys, shown);
  const answer: LeadsAnswer = {
    ...knownUntil(journeys),
    handoffs: mine.length,
    waiting: {
      total: waiting.indexes.length,
      overAWeek: waiting.overAWeek,
      rows: shown.map((i) => ({ ...leadOf(today, i), person: people(i), latest: latest(i) })),
    },
    worth: await worthOf(context, today, mine),
    outcomes: { since: new Date(since).toISOString(), ...leadOutcomes(journeys, mine, since, now) },
    news: news.map((each) => newsOf(journeys, each, people)),
  };
  return { ok: true, answer: shownLeads(context.caller, answer) };
}

function leadOf({ journeys, now, clock }: Today, i: number): Omit<LeadsAnswer['waiting']['rows'][number], 'person' | 'latest'> {
  const { offeredAt, offeredBy, people } = handoffsOf(journeys);
  return {
    offeredAt: new Date(offeredAt[i]!).toISOString(),
    offeredBy: journeys.moments.actorNames[offeredBy[i]!]!,
    waitSeconds: (now - offeredAt[i]!) / 1000,
    businessWaitSeconds: clock.businessTime.elapsedSeconds(offeredAt[i]!, now),
    likeness: likenessOf(journeys, people[i]!),
  };
}

/** By the own past where there is enough of it, else by everybody's. */
async function worthOf(context: Context, { journeys, now, currency }: Today, mine: Uint32Array): Promise<LeadsAnswer['worth']> {
  const deals = await dealsOf(context, journeys);
  const own = leadsWorth(journeys, mine, deals, { now, currency });
  if (own) return { whose: 'mine', ...own, currency };
  const everybodys = leadsWorth(journeys, handoffsOf(journeys).people.keys(), deals, { now, currency });
  return everybodys && { whose: 'all', ...everybodys, currency };
}

function newsOf(
  journeys: Journeys,
  { what, handoff, at }: LeadNews,
  people: (handoff: number) => NamedPerson,
): LeadsAnswer['news'][number] {
  const { moments } = journeys;
  const person = handoffsOf(journeys).people[handoff]!;
  const wanted = at;
  let [stage, by] = ['', ''];
  for (let i = moments.starts[person]!; i < moments.starts[person + 1]!; i++) {
    if (moments.occurredAt[i] !== wanted) continue;
    if (what !== 'followed-up') stage = moments.labelNames[moments.labels[i]!]!;
    by = moments.actorNames[moments.actors[i]!]! || by;
  }
  return { at: new Date(at).toISOString(), what, person: people(handoff), stage, by };
}
