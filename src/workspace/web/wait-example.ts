import { t } from '@lingui/core/macro';
import { weekdays, weekdayWords, type WorkingHours } from '#workspace/web/week-words.ts';

/**
 * What the hours mean for a wait, by an example from this very week: the last ten minutes of Friday and the first
 * ten of Monday are twenty minutes of waiting. Empty when the week is too full or too empty for one.
 */
export function waitExample(hours: WorkingHours): string {
  const last = weekdays.toReversed().find((day) => hours[day].length > 0);
  const first = weekdays.find((day) => hours[day].length > 0);
  if (!last || !first || last === first) return '';
  const close = hours[last].at(-1)?.[1] ?? '';
  const open = hours[first][0]?.[0] ?? '';
  const hasTen = [hours[last].at(-1), hours[first][0]].every((window) => window && minutes(window[1]) - minutes(window[0]) >= 10);
  const offered = shifted(close, -10);
  const called = shifted(open, 10);
  if (!hasTen || !offered || !called || close === '24:00') return '';
  const lastDay = weekdayWords[last];
  const firstDay = weekdayWords[first];
  return t`A lead offered on ${lastDay} ${offered} and called on ${firstDay} ${called} has waited 20\u00a0minutes.`;
}

function minutes(time: string): number {
  const found = /^(\d\d):(\d\d)$/.exec(time);
  return found ? Number(found[1]) * 60 + Number(found[2]) : Number.NaN;
}

function shifted(time: string, by: number): string | null {
  const at = minutes(time) + by;
  if (Number.isNaN(at)) return null;
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
}
