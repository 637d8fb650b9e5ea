import { startOfDay } from '#kernel/local-day.ts';
import { sizeBand } from './accounts.ts';
import { timeZone, type Moment } from './calendar.ts';
import { cast } from './cast.ts';
import type { InventedCompany } from './company.ts';
import { isFridayAfternoon } from './handoffs.ts';
import * as mappings from './mappings.ts';
import { inventMarketingTouches } from './marketing-touches.ts';
import type { Person } from './people.ts';
import { createRandom } from './random.ts';
import { inventSalesTouches, salesActivities } from './sales-touches.ts';
import { sizes } from './truths.ts';

/** One export of one of the two systems, with the mapping that says what its columns mean. */
export interface DemoFile {
  name: string;
  mapping: { source: string };
  header: readonly string[];
  rows: number;
  /** The rows, in their order; can be read again. */
  cells(): Iterable<readonly (string | number)[]>;
}

/** Every file of the invented company, in the order in which they are best read. */
export function demoFiles(company: InventedCompany): DemoFile[] {
  const observedUntil = new Date(startOfDay(company.today, timeZone)).toISOString();
  const stamp = ({ day, minute }: Moment) => new Date(company.calendar.at(day, minute)).toISOString();
  const salesTouches = inventSalesTouches(company);
  const small = tables.map((make) => make({ company, stamp }));
  const [users, accounts, people, ...others] = small;
  const longest = marketingActivities({ company, stamp }, sizes.touches - salesTouches.length - company.handoffs.length);
  // Accounts before those who name them; the longest before the others, which are read beside it.
  const files = [users!, accounts!, people!, longest, ...others, crmActivities({ company, stamp }, salesTouches)];
  return files.map((file) => ({ ...file, mapping: { ...file.mapping, observedUntil } }));
}

const tables = [
  crmUsers,
  crmAccounts,
  marketingPeople,
  campaigns,
  spend,
  marketingHandoffs,
  crmContacts,
  crmLeadHistory,
  crmDeals,
  crmDealHistory,
];
/** How many files there are: the tables and the two logs. */
export const fileCount = tables.length + 2;

interface Making {
  company: InventedCompany;
  stamp(moment: Moment): string;
}

function table(
  name: string,
  mapping: DemoFile['mapping'],
  header: readonly string[],
  cells: readonly (readonly (string | number)[])[],
): DemoFile {
  return { name, mapping, header, rows: cells.length, cells: () => cells };
}

function marketingPeople({ company, stamp }: Making): DemoFile {
  return table(
    'marketing-people.csv',
    mappings.marketingPeople,
    [
      'Person ID',
      'First name',
      'Last name',
      'Mail',
      'Phone',
      'Job title',
      'Company',
      'CRM account',
      'Country',
      'Segment',
      'Company size',
      'Came by',
      'First campaign',
      'Created',
      'Qualified',
      'Qualified on',
    ],
    company.people.map((each) => [
      each.marketingId,
      each.firstName,
      each.lastName,
      each.email,
      each.phone,
      each.title,
      each.account.name,
      each.account.id,
      each.account.country,
      each.account.segment,
      sizeBand(each.account.employees),
      each.origin,
      each.campaign?.name ?? '',
      stamp(each),
      each.qualifiedDay >= 0 ? 'yes' : 'no',
      each.qualifiedDay >= 0 ? stamp({ day: each.qualifiedDay, minute: 480 + (each.minute % 480) }) : '',
    ]),
  );
}

function campaigns({ company }: Making): DemoFile {
  const { days } = company.calendar;
  return table(
    'marketing-campaigns.csv',
    mappings.campaigns,
    ['Campaign ID', 'Name', 'Channel', 'Starts', 'Ends', 'Budget a day'],
    company.campaigns.map((each) => [each.id, each.name, each.origin, days[each.startDay]!, days[each.endDay]!, each.dailyCost]),
  );
}

function spend({ company }: Making): DemoFile {
  const random = createRandom(company.seed, 'spend');
  const cells = company.campaigns.flatMap((each) =>
    each.dailyCost === 0
      ? []
      : company.calendar.days
          .slice(each.startDay, each.endDay + 1)
          .map((day) => [day, each.origin, each.name, (each.dailyCost * (0.75 + random.next() / 2)).toFixed(2), 'EUR']),
  );
  return table('marketing-spend.csv', mappings.spend, ['Day', 'Channel', 'Campaign', 'Cost', 'Currency'], cells);
}

function marketingHandoffs({ company, stamp }: Making): DemoFile {
  return table(
    'marketing-handoffs.csv',
    mappings.marketingHandoffs,
    ['Person ID', 'What', 'When', 'By', 'To', 'Definition', 'Handed over'],
    company.handoffs.map((each) => [
      each.person.marketingId,
      'Offered to sales',
      stamp(each),
      each.offeredBy,
      each.seller,
      `version ${each.version}`,
      slotOf(company, each),
    ]),
  );
}

const slotOf = ({ calendar }: InventedCompany, moment: Moment): string =>
  isFridayAfternoon(calendar, moment) ? 'Friday afternoon' : calendar.weekdays[moment.day] === 5 ? 'Friday morning' : 'Monday to Thursday';

function crmUsers(): DemoFile {
  return table(
    'crm-users.csv',
    mappings.crmUsers,
    ['User ID', 'Name', 'Mail', 'Team'],
    cast.map((each, at) => [`U${String(at + 1).padStart(3, '0')}`, each.name, each.email, each.team]),
  );
}

function crmAccounts({ company }: Making): DemoFile {
  return table(
    'crm-accounts.csv',
    mappings.crmAccounts,
    ['Account ID', 'Name', 'Domain', 'Segment', 'Employees', 'Country', 'Part of'],
    company.accounts.map((each) => [each.id, each.name, each.domain, each.segment, each.employees, each.country, each.parent ?? '']),
  );
}

/** A contact that came from the marketing tool bears its id there; one that was typed in has only its own. */
const keysOf = ({ marketingId, contactId }: Person) => [contactId, marketingId] as const;

function crmContacts({ company, stamp }: Making): DemoFile {
  return table(
    'crm-contacts.csv',
    mappings.crmContacts,
    ['Contact ID', 'Marketing ID', 'First name', 'Last name', 'Mail', 'Phone', 'Job title', 'Account ID', 'Account', 'Added by hand'],
    company.contacts.map((each) => [
      ...keysOf(each),
      each.firstName,
      each.lastName,
      each.email,
      each.phone,
      each.title,
      each.account.id,
      each.account.name,
      each.marketingId === '' ? stamp(each) : '',
    ]),
  );
}

const crmStatus = {
  accepted: 'Accepted',
  'returned: wrong size': 'Returned: wrong size',
  'returned: no need now': 'Returned: no need now',
  'returned: wrong person': 'Returned: wrong person',
  'returned: cannot be reached': 'Returned: cannot be reached',
} as const;

function crmLeadHistory({ company, stamp }: Making): DemoFile {
  const cells = company.handoffs.flatMap(({ person, seller, outcome, salesQualified, ...offer }) => {
    const row = (field: string, value: string, moment: Moment, by: string) => [person.marketingId, field, value, stamp(moment), by];
    return [
      row('Lead owner', seller, offer, 'CRM'),
      row('Lead status', 'New', offer, 'CRM'),
      ...(outcome ? [row('Lead status', crmStatus[outcome.is], outcome, seller)] : []),
      ...(salesQualified ? [row('Lead status', 'Qualified', salesQualified, seller)] : []),
    ];
  });
  return table('crm-lead-history.csv', mappings.crmLeadHistory, ['Marketing ID', 'Field', 'New value', 'When', 'By'], cells);
}

function crmDeals({ company, stamp }: Making): DemoFile {
  return table(
    'crm-deals.csv',
    mappings.crmDeals,
    [
      'Deal ID',
      'Name',
      'Kind',
      'Amount',
      'Currency',
      'Stage',
      'Owner',
      'Opened',
      'Closed',
      'Lost reason',
      'Account ID',
      'Contact ID',
      'Marketing ID',
      'Follows',
    ],
    company.deals.map((each) => [
      each.id,
      each.name,
      each.kind,
      (each.amountMinor / 100).toFixed(2),
      each.currency,
      each.closed?.is ?? each.steps.at(-1)!.is,
      each.owner,
      stamp(each.steps[0]!),
      each.closed ? stamp(each.closed) : '',
      each.lostReason,
      each.person.account.id,
      ...keysOf(each.person),
      each.follows?.id ?? '',
    ]),
  );
}

function crmDealHistory({ company, stamp }: Making): DemoFile {
  const cells = company.deals.flatMap(({ id, steps, closed, owner }) => [
    [id, 'owner', owner, stamp(steps[0]!), 'CRM'],
    ...[...steps, ...(closed ? [closed] : [])].map((step) => [id, 'stage', step.is, stamp(step), owner]),
  ]);
  return table('crm-deal-history.csv', mappings.crmDealHistory, ['Deal ID', 'Field', 'New value', 'When', 'By'], cells);
}

function crmActivities({ stamp }: Making, touches: ReturnType<typeof inventSalesTouches>): DemoFile {
  const kinds = new Map(salesActivities.map(([activity, kind, direction]) => [activity, [kind, direction] as const]));
  return table(
    'crm-activities.csv',
    mappings.crmActivities,
    ['Contact ID', 'Marketing ID', 'Activity', 'Kind', 'Direction', 'When', 'By'],
    touches.map((each, at) => [...keysOf(each.person), each.activity, ...kinds.get(each.activity)!, stamp(apart(each, at)), each.actor]),
  );
}

/** No two touches of a day at one moment: two rows that say the same are one touch. */
const apart = ({ day, minute }: Moment, at: number): Moment => ({ day, minute: Math.floor(minute) + (at % 59_000) / 60_000 });

function marketingActivities({ company, stamp }: Making, rows: number): DemoFile {
  return {
    name: 'marketing-activities.csv',
    mapping: mappings.marketingActivities,
    header: ['Person ID', 'Activity', 'Kind', 'Direction', 'Channel', 'Campaign', 'When', 'By'],
    rows,
    *cells() {
      for (const [day, touches] of inventMarketingTouches(company, rows))
        for (const [at, { person, activity, minute, actor }] of touches.entries())
          yield [
            person.marketingId,
            activity.label,
            activity.kind,
            activity.direction,
            person.origin,
            person.campaign?.name ?? '',
            stamp(apart({ day, minute }, at)),
            actor,
          ];
    },
  };
}
