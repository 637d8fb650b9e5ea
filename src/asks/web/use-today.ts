import { dayOf } from '#web/charts/calendar-words.ts';
import { useNow } from '#web/use-now.ts';
import { useSession } from '#web/use-session.ts';

/** Today by the company's calendar, YYYY-MM-DD. */
export function useToday(): string {
  const { company } = useSession();
  return dayOf(new Date(useNow()).toISOString(), company.timeZone);
}
