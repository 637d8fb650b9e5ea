import { plural, t } from '@lingui/core/macro';
import { count, duration } from '#web/ui/formats.ts';

const nbsp = '\u00a0';

/** `1 row`, `48,213 rows`, with a no-break space. */
export function rowCount(number: number): string {
  return plural(number, { one: '#\u00a0row', other: '#\u00a0rows' });
}

/** `1 column`, `24 columns`. */
export function columnCount(number: number): string {
  return plural(number, { one: '#\u00a0column', other: '#\u00a0columns' });
}

/** `1 import`, `12 imports`. */
export function importCount(number: number): string {
  return plural(number, { one: '#\u00a0import', other: '#\u00a0imports' });
}

/** `97 %` of a share of 1, in whole percent; only nothing is 0 % and only everything is 100 %. */
export function filledInWords(share: number): string {
  const whole = Math.round(share * 100);
  const shown = share > 0 && share < 1 ? Math.min(99, Math.max(1, whole)) : whole;
  return `${shown}${nbsp}%`;
}

/** A forecast: `less than a second`, `about 12 s`, `about 1 h 20 min`. */
export function aboutSeconds(seconds: number): string {
  const time = duration(seconds);
  return seconds < 1 ? t`less than a second` : t`about ${time}`;
}

/** `Leads 2011` from `leads_2011.csv.gz`: a name for a source that nobody has named yet. */
export function sourceNameOf(fileName: string): string {
  const stem = fileName.replace(/\.(gz|csv|tsv|txt)$/i, '').replace(/\.(csv|tsv|txt)$/i, '');
  const words = stem.replace(/[_-]+/g, ' ').trim();
  return words ? words[0]!.toUpperCase() + words.slice(1) : fileName;
}

interface Outcomes {
  created: number;
  changed: number;
  unchanged: number;
  refused: number;
}

/** What a finished import came to, in words. @param dealsWithoutPerson where it brought deals: how many there are that nobody is named for. */
export function outcomeWords(run: Outcomes, dealsWithoutPerson = 0): string {
  const all = run.created + run.changed + run.unchanged;
  if (run.created + run.changed > 0) {
    const areIn = plural(all, { one: '#\u00a0row is in.', other: '#\u00a0rows are in.' });
    return `${areIn} ${countedWords(dealsWithoutPerson)}`;
  }
  if (run.unchanged > 0)
    return plural(all, {
      one: '#\u00a0row was here before. Nothing has changed.',
      other: '#\u00a0rows were here before. Nothing has changed.',
    });
  if (run.refused > 0)
    return plural(run.refused, {
      one: 'None of #\u00a0row could be read. The reasons are below; mend the file or the mapping and bring it again.',
      other: 'None of #\u00a0rows could be read. The reasons are below; mend the file or the mapping and bring it again.',
    });
  return t`The file has a header and no rows. Nothing has changed.`;
}

function countedWords(dealsWithoutPerson: number): string {
  if (dealsWithoutPerson === 0) return t`Whoever they say was captured, handed off or won, the Scoreboard counts now.`;
  return plural(dealsWithoutPerson, {
    one: '#\u00a0deal of the company names no person: the Scoreboard follows people and does not count it.',
    other: '#\u00a0deals of the company name no person: the Scoreboard follows people and does not count them.',
  });
}

/** How long ago, in words: `just now`, `3 h ago`, `12 days ago`. @param now milliseconds */
export function agoWords(at: string, now: number): string {
  const seconds = Math.floor((now - Date.parse(at)) / 1000);
  if (seconds < 90) return t`just now`;
  if (seconds < 3_600) return plural(Math.floor(seconds / 60), { one: '#\u00a0min ago', other: '#\u00a0min ago' });
  if (seconds < 86_400) return plural(Math.floor(seconds / 3_600), { one: '#\u00a0h ago', other: '#\u00a0h ago' });
  return plural(Math.floor(seconds / 86_400), { one: '#\u00a0day ago', other: '#\u00a0days ago' });
}

/** One count of what came of rows, in words: `24 new`. */
export const outcomeCount = {
  created: (number: string) => t`${number} new`,
  changed: (number: string) => t`${number} changed`,
  unchanged: (number: string) => t`${number} as before`,
  refused: (number: string) => t`${number} refused`,
} as const;

const outcomes = ['created', 'changed', 'unchanged', 'refused'] as const;

/** `24 new, 3 refused`: only what there is; `nothing` where there is nothing. */
export function countWords(run: Outcomes): string {
  const said = outcomes.filter((outcome) => run[outcome] > 0).map((outcome) => outcomeCount[outcome](count(run[outcome])));
  return said.join(', ') || t`nothing`;
}
