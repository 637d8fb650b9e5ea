import type { InventedCompany } from './company.ts';
import { definitionDay, isFridayAfternoon } from './handoffs.ts';
import { origins, segments, type Origin, type Segment } from './truths.ts';

/** What is true of one invented company, counted from what was invented and not from its files. */
export interface Truths {
  seed: number;
  madeFor: string;
  /** Of the handoffs of a channel: how many became won deals. */
  channels: Record<Origin, { handoffs: number; won: number }>;
  fridayAfternoons: { handoffs: number; followedUpTheSameDay: number };
  wrongSize: Record<Segment, { handoffs: number; returned: number }>;
  definition: { changedOn: string; before: Share; after: Share };
  /** One human being under two ids: in the marketing tool, and typed anew in the CRM. */
  doubles: { marketingId: string; contactId: string; hasDeal: boolean }[];
  qualified: { both: number; onlyByTheTool: number; onlyBySales: number };
}

interface Share {
  handoffs: number;
  accepted: number;
  won: number;
}

export function truthsOf(company: InventedCompany): Truths {
  const { handoffs, deals, calendar, contacts } = company;
  const won = new Set(deals.filter((deal) => deal.kind === 'New' && deal.closed?.is === 'Won').map((deal) => deal.handoff));
  const withDeal = new Set(deals.map((deal) => deal.person));
  const share = (some: typeof handoffs): Share => ({
    handoffs: some.length,
    accepted: some.filter((each) => each.outcome?.is === 'accepted').length,
    won: some.filter((each) => won.has(each)).length,
  });
  const ofChannel = (origin: Origin) => share(handoffs.filter((each) => each.person.origin === origin));
  const ofSegment = (segment: Segment) => handoffs.filter((each) => each.person.account.segment === segment);
  const fridays = handoffs.filter((each) => isFridayAfternoon(calendar, each));
  const bySales = new Set(handoffs.filter((each) => each.salesQualified).map((each) => each.person));
  const byTool = new Set(handoffs.map((each) => each.person).filter((each) => each.qualifiedDay >= 0));
  const both = [...bySales].filter((each) => byTool.has(each)).length;
  return {
    seed: company.seed,
    madeFor: company.today,
    channels: Object.fromEntries(
      origins.map((origin) => [origin, { handoffs: ofChannel(origin).handoffs, won: ofChannel(origin).won }]),
    ) as Truths['channels'],
    fridayAfternoons: {
      handoffs: fridays.length,
      followedUpTheSameDay: fridays.filter((each) => each.followUps[0]?.day === each.day).length,
    },
    wrongSize: Object.fromEntries(
      segments.map((segment) => [
        segment,
        {
          handoffs: ofSegment(segment).length,
          returned: ofSegment(segment).filter((each) => each.outcome?.is === 'returned: wrong size').length,
        },
      ]),
    ) as Truths['wrongSize'],
    definition: {
      changedOn: calendar.days[definitionDay]!,
      before: share(handoffs.filter((each) => each.version === 5)),
      after: share(handoffs.filter((each) => each.version === 6)),
    },
    doubles: contacts.flatMap((each) =>
      each.doubleOf ? [{ marketingId: each.doubleOf.marketingId, contactId: each.contactId, hasDeal: withDeal.has(each) }] : [],
    ),
    qualified: { both, onlyByTheTool: byTool.size - both, onlyBySales: bySales.size - both },
  };
}
