import { createBusinessTime, type BusinessTime } from '#kernel/business-time.ts';
import type { BusinessHours } from '#kernel/working-hours.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';
import { findCompany } from '#workspace/store.ts';

/** The company's zone, working hours and holidays: the one clock of both teams. @throws when the workspace has no company. */
export async function loadCompanyCalendar(tx: WorkspaceTx): Promise<BusinessHours> {
  const company = await findCompany(tx);
  if (!company) throw new Error('a workspace without a company');
  return { timeZone: company.timeZone, workingHours: company.workingHours, holidays: company.holidays.map((holiday) => holiday.day) };
}

const mostCalendars = 32;
const calendars = new Map<string, BusinessTime>();

/** Calendars are pure and worth keeping: one per set of hours, whichever company they belong to. */
export function businessTimeOf(hours: BusinessHours): BusinessTime {
  const key = JSON.stringify(hours);
  const known = calendars.get(key) ?? createBusinessTime(hours);
  if (calendars.size >= mostCalendars) calendars.clear();
  calendars.set(key, known);
  return known;
}
