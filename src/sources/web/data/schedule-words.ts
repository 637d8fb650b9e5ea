import { plural, t } from '@lingui/core/macro';
import type { ScheduleAnswer } from '#sources/schedules/schema.ts';
import type { StateKind } from '#web/ui/state.tsx';

export const weekdays: Record<string, string> = {
  mon: t`Monday`,
  tue: t`Tuesday`,
  wed: t`Wednesday`,
  thu: t`Thursday`,
  fri: t`Friday`,
  sat: t`Saturday`,
  sun: t`Sunday`,
};

/** `every day at 06:30`, `every Monday at 06:30`, `every hour, 15 minutes past`. */
export function rhythmWords({ every, at, weekday }: Pick<ScheduleAnswer, 'every' | 'at' | 'weekday'>): string {
  if (every === 'hour')
    return plural(Number(at.slice(3)), { one: 'every hour, # minute past', other: 'every hour, # minutes past' });
  const day = weekdays[weekday ?? 'mon']!;
  return every === 'week' ? t`every ${day} at ${at}` : t`every day at ${at}`;
}

export function placeWords({ place }: Pick<ScheduleAnswer, 'place'>): string {
  const { at, pattern } = place;
  if (place.kind === 'url') return at;
  return pattern ? t`${pattern} in ${at}` : t`all files in ${at}`;
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
