import type { Day } from '#kernel/local-day.ts';
import { inventAccounts, type Account } from './accounts.ts';
import { createCalendar, type Calendar } from './calendar.ts';
import { inventCampaigns, type Campaign } from './campaigns.ts';
import { inventContacts } from './contacts.ts';
import { inventDeals, type Deal } from './deals.ts';
import { inventHandoffs, type Handoff } from './handoffs.ts';
import { inventMarketingPeople, type Person } from './people.ts';

/** Eighteen months of Northlake Instruments, up to the evening before a day. */
export interface InventedCompany {
  seed: number;
  today: Day;
  calendar: Calendar;
  accounts: readonly Account[];
  campaigns: readonly Campaign[];
  /** Whom the marketing tool knows. */
  people: readonly Person[];
  /** Whom the CRM knows: some of them are the same objects. */
  contacts: readonly Person[];
  handoffs: readonly Handoff[];
  deals: readonly Deal[];
}

/** The same seed and day always give the same company; another seed another one with the same truths. Takes about a second. */
export function inventCompany(seed: number, today: Day): InventedCompany {
  const calendar = createCalendar(today);
  const accounts = inventAccounts(seed);
  const campaigns = inventCampaigns(seed, calendar);
  const people = inventMarketingPeople({ seed, calendar, accounts, campaigns });
  const handoffs = inventHandoffs(seed, calendar, people);
  const deals = inventDeals(seed, calendar, handoffs);
  const contacts = inventContacts({ seed, calendar, accounts, people, handoffs, deals });
  return { seed, today, calendar, accounts, campaigns, people, contacts, handoffs, deals };
}
