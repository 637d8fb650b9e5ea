import { t } from '#kernel/language/say.ts';
import { isTimeZone } from '#kernel/local-day.ts';
import type { Problem } from '#kernel/problem.ts';
import { checkBusinessHours, type WorkingHours } from '#kernel/working-hours.ts';

export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** When and how somebody works; null is what the company has. */
export interface MemberPlan {
  timeZone?: string | null | undefined;
  workingHours?: WorkingHours | null | undefined;
}

/** Refuses a zone or hours that nobody could reckon by, with the first thing that is wrong. */
export function checkPlan({ timeZone, workingHours }: MemberPlan): Problem | null {
  // Intl also takes bare offsets such as +02:00, which know no summer time.
  if (timeZone && !(/^[A-Za-z]/.test(timeZone) && isTimeZone(timeZone))) return notAZone(timeZone);
  if (!workingHours) return null;
  const checked = checkBusinessHours({ timeZone: 'UTC', workingHours, holidays: [] });
  return checked.ok ? null : checked.problem;
}

function notAZone(zone: string): Problem {
  return {
    kind: 'invalid',
    code: 'not-a-time-zone',
    message: t`Not an IANA time zone: ${zone}.`,
    where: 'timeZone',
    accepted: t`Europe/Amsterdam, America/New_York and the like, or none: that of the company`,
  };
}
