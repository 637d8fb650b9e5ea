import { count, duration } from '#web/ui/formats.ts';

const nbsp = '\u00a0';

/** `1 row`, `48,213 rows`, with a no-break space. */
export function plural(number: number, one: string, many = `${one}s`): string {
  return `${count(number)}${nbsp}${number === 1 ? one : many}`;
}

/** `97 %` of a share of 1, in whole percent; only nothing is 0 % and only everything is 100 %. */
export function filledInWords(share: number): string {
  const whole = Math.round(share * 100);
  const shown = share > 0 && share < 1 ? Math.min(99, Math.max(1, whole)) : whole;
  return `${shown}${nbsp}%`;
}

/** A forecast: `less than a second`, `about 12 s`, `about 1 h 20 min`. */
export function aboutSeconds(seconds: number): string {
  return seconds < 1 ? 'less than a second' : `about ${duration(seconds)}`;
}

/** `Leads 2011` from `leads_2011.csv.gz`: a name for a source that nobody has named yet. */
export function sourceNameOf(fileName: string): string {
  const stem = fileName.replace(/\.(gz|csv|tsv|txt)$/i, '').replace(/\.(csv|tsv|txt)$/i, '');
  const words = stem.replace(/[_-]+/g, ' ').trim();
  return words ? words[0]!.toUpperCase() + words.slice(1) : fileName;
}

/** What a finished import came to, in words. @param dealsWithoutPerson where it brought deals: how many there are that nobody is named for. */
export function outcomeWords(
  run: { created: number; changed: number; unchanged: number; refused: number },
  dealsWithoutPerson = 0,
): string {
  const all = run.created + run.changed + run.unchanged;
  if (run.created + run.changed > 0) {
    const counted =
      dealsWithoutPerson > 0
        ? `${plural(dealsWithoutPerson, 'deal')} of the company ${dealsWithoutPerson === 1 ? 'names' : 'name'} no person: the Scoreboard follows people and does not count ${dealsWithoutPerson === 1 ? 'it' : 'them'}.`
        : 'Whoever they say was captured, handed off or won, the Scoreboard counts now.';
    return `${plural(all, 'row')} ${all === 1 ? 'is' : 'are'} in. ${counted}`;
  }
  if (run.unchanged > 0) return `${plural(all, 'row')} ${all === 1 ? 'was' : 'were'} here before. Nothing has changed.`;
  if (run.refused > 0)
    return `None of ${plural(run.refused, 'row')} could be read. The reasons are below; mend the file or the mapping and bring it again.`;
  return 'The file has a header and no rows. Nothing has changed.';
}

/** How long ago, in words: `just now`, `3 h ago`, `12 days ago`. @param now milliseconds */
export function agoWords(at: string, now: number): string {
  const seconds = (now - Date.parse(at)) / 1000;
  if (seconds < 90) return 'just now';
  const [whole] = duration(seconds < 86_400 ? Math.floor(seconds / 60) * 60 : seconds).split(' ');
  return `${whole} ago`;
}

/** `24 new, 3 refused`: only what there is; `nothing` where there is nothing. */
export function countWords(run: { created: number; changed: number; unchanged: number; refused: number }): string {
  const parts = [
    [run.created, 'new'],
    [run.changed, 'changed'],
    [run.unchanged, 'as before'],
    [run.refused, 'refused'],
  ] as const;
  const said = parts.filter(([number]) => number > 0).map(([number, word]) => `${count(number)} ${word}`);
  return said.join(', ') || 'nothing';
}
