import { isCurrency } from '#kernel/money.ts';
import { refuse, type Outcome, type Problem } from '#kernel/problem.ts';
import { checkBusinessHours, type WorkingHours } from '#kernel/working-hours.ts';

export interface Holiday {
  /** A day of the company's calendar: 2026-12-25. */
  day: string;
  name: string;
}

export interface Company {
  name: string;
  /** An IANA zone. */
  timeZone: string;
  /** An ISO 4217 code. */
  currency: string;
  workingHours: WorkingHours;
  holidays: readonly Holiday[];
}

/** Monday to Friday, nine to five: what a company has before somebody says otherwise. */
export const usualHours: WorkingHours = {
  mon: [['09:00', '17:00']],
  tue: [['09:00', '17:00']],
  wed: [['09:00', '17:00']],
  thu: [['09:00', '17:00']],
  fri: [['09:00', '17:00']],
  sat: [],
  sun: [],
};

/**
 * Refuses a company that nobody could reckon by, with the first thing that is wrong.
 * @param under put before every `where`, such as "company" for "company.timeZone".
 */
export function checkCompany(company: Company, under = ''): Outcome {
  const problem = problemOf(company);
  if (!problem) return { ok: true };
  const where = under && problem.where ? `${under}.${problem.where}` : problem.where;
  return { ok: false, problem: { ...problem, ...(where ? { where } : {}) } };
}

function problemOf(company: Company): Problem | null {
  // Intl also takes bare offsets such as +02:00, which know no summer time.
  if (!/^[A-Za-z]/.test(company.timeZone)) return timeZoneProblem(company.timeZone);
  const days = company.holidays.map((holiday) => holiday.day);
  const hours = checkBusinessHours({ timeZone: company.timeZone, workingHours: company.workingHours, holidays: days });
  if (!hours.ok) return hours.problem.where === 'timeZone' ? timeZoneProblem(company.timeZone) : hours.problem;
  if (!isCurrency(company.currency)) {
    return problem('not-a-currency', `Not a currency of ISO 4217: ${company.currency}.`, 'currency', 'EUR, USD, GBP and the like');
  }
  const twice = days.find((day, index) => days.indexOf(day) !== index);
  if (twice) return problem('holiday-twice', `${twice} is a holiday twice.`, 'holidays', 'every day once');
  return null;
}

const timeZoneProblem = (zone: string) =>
  problem('not-a-time-zone', `Not an IANA time zone: ${zone}.`, 'timeZone', 'Europe/Amsterdam, America/New_York, UTC and the like');

function problem(code: string, message: string, where: string, accepted: string): Problem {
  const refusal = refuse('invalid', code, message, { where, accepted });
  return refusal.problem;
}
