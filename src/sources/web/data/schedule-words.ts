import { t } from '@lingui/core/macro';
import type { ScheduleAnswer } from '#sources/schedules/schema.ts';
import type { StateKind } from '#web/ui/state.tsx';

export const weekdays: Record<string, string> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

/** `every day at 06:30`, `every Monday at 06:30`, `every hour, 15 minutes past`. */
export function rhythmWords({ every, at, weekday }: Pick<ScheduleAnswer, 'every' | 'at' | 'weekday'>): string {
  if (every === 'hour') return `every hour, ${Number(at.slice(3))} minutes past`;
  return every === 'week' ? `every ${weekdays[weekday ?? 'mon']} at ${at}` : `every day at ${at}`;
}

export function placeWords({ place }: Pick<ScheduleAnswer, 'place'>): string {
  return place.kind === 'folder' ? `${place.pattern ?? 'all files'} in ${place.at}` : place.at;
}

type Look = ScheduleAnswer['looks'][number];

/** How the last look went, in a word. */
export function lookWords(look: Look | undefined): { words: string; state: StateKind } {
  if (!look) return { words: t`Not looked yet`, state: 'unknown' };
  switch (look.outcome) {
    case 'looking':
      return { words: t`Looking`, state: 'unknown' };
    case 'imported':
      return { words: t`Imported`, state: 'good' };
    case 'nothing-new':
      return { words: t`Nothing new`, state: 'good' };
    case 'failed':
      return { words: t`The last look failed`, state: 'broken' };
  }
}
