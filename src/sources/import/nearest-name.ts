/** Letters and digits alone, in lower case: GTX Pro and GTXPro are one. */
function bare(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/**
 * The name among these that somebody may have meant: the same but for spaces and case, or within one slip in five letters.
 * null where none is near.
 */
export function nearestName(said: string, names: readonly string[]): string | null {
  const wanted = bare(said);
  let best: { name: string; slips: number } | null = null;
  for (const name of names) {
    const other = bare(name);
    const most = Math.min(best ? best.slips - 1 : Infinity, Math.floor(Math.max(wanted.length, other.length) / 5));
    const slips = slipsBetween(wanted, other, most);
    if (slips !== null) best = { name, slips };
    if (best?.slips === 0) break;
  }
  return best?.name ?? null;
}

/** Letters to put in, take out or change (Levenshtein). @returns null for more than `most`. */
function slipsBetween(one: string, other: string, most: number): number | null {
  if (most < 0 || Math.abs(one.length - other.length) > most) return null;
  if (one === other) return 0;
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const change = row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1));
    }
    if (Math.min(...next) > most) return null;
    row = next;
  }
  const slips = row[other.length]!;
  return slips <= most ? slips : null;
}
