/**
 * What was planted on purpose, and how strongly. The measures of the product know none of it: docs/demo-company.md says
 * where each can be found, and src/demo/truths.story.test.ts finds them with other seeds.
 */
export const origins = ['Fair', 'Referral', 'Website', 'Webinar', 'Content', 'Newsletter', 'Paid social'] as const;
export type Origin = (typeof origins)[number];

/** Which channel closes: how much likelier a handoff of a channel becomes a deal, and a deal a win. */
export const channels: Readonly<Record<Origin, { leads: number; dealWeight: number; wins: number }>> = {
  Fair: { leads: 11, dealWeight: 4, wins: 0.58 },
  Referral: { leads: 5, dealWeight: 3.4, wins: 0.5 },
  Website: { leads: 19, dealWeight: 2, wins: 0.4 },
  Webinar: { leads: 17, dealWeight: 1.7, wins: 0.38 },
  Content: { leads: 16, dealWeight: 1.2, wins: 0.32 },
  Newsletter: { leads: 8, dealWeight: 0.9, wins: 0.3 },
  'Paid social': { leads: 24, dealWeight: 0.45, wins: 0.18 },
};

export const segments = ['Water', 'Food and drink', 'Pharma', 'Chemicals', 'Hotels', 'Universities'] as const;
export type Segment = (typeof segments)[number];

export const segmentShares: readonly (readonly [Segment, number])[] = [
  ['Water', 30],
  ['Food and drink', 28],
  ['Pharma', 12],
  ['Chemicals', 10],
  ['Hotels', 12],
  ['Universities', 8],
];

/** Who always comes back as wrong size. */
export const wrongSize = { segment: 'Hotels', share: 0.68, shareOfOthers: 0.06 } as const;

/** Who waits: from this minute of a Friday on nobody is followed up before Monday. */
export const fridayAfternoon = { fromMinute: 13 * 60, weekday: 5 } as const;

/** The definition of a ready lead changed: who is offered became fewer and better. */
export const definition = {
  changesAfterMonths: 9,
  /** How likely small companies and those without a fitting title are offered, against others. */
  weightOfUnfit: { before: 1, after: 0.2 },
  returned: { before: 0.24, after: 0.08 },
  dealWeight: { before: 0.55, after: 1.45 },
} as const;

/** Two databases know the same people: typed anew in the CRM under another mail address or spelling. */
export const doubles = { shareOfMarketingPeople: 0.02, shareOfDeals: 0.09 } as const;

/** One word, two meanings: the tool says "Qualified" by points, the CRM by a talk. */
export const qualified = { ofMarketing: 0.38, ofAcceptedBySales: 0.42, ofSalesWithoutMarketing: 0.12 } as const;

export const sizes = {
  marketingPeople: 21_600,
  people: 25_000,
  accounts: 4000,
  touches: 400_000,
  handoffs: 6000,
  deals: 900,
  follows: 110,
} as const;
