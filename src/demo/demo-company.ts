import { dayOf, type Day } from '#kernel/local-day.ts';
import type { Outcome } from '#kernel/problem.ts';
import type { Platform } from '#platform/context.ts';
import { openDemo, usualHours, type Demo } from '#workspace/public.ts';
import { holidaysAround, timeZone } from '#demo/invent/calendar.ts';

/** Opens the demo company; what is in it is invented in the background. @param seed another one invents another company with the same truths. */
export function askForDemo(platform: Platform, { seed = 1 }: { seed?: number } = {}): Promise<Outcome<{ demo: Demo }>> {
  const madeFor: Day = dayOf(platform.clock.now(), timeZone);
  const company = {
    name: 'Northlake Instruments',
    timeZone,
    currency: 'EUR',
    workingHours: usualHours,
    holidays: holidaysAround(madeFor),
  };
  return openDemo(platform, { company, seed, madeFor });
}
