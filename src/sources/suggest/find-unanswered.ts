/** Texts that stand for no answer wherever they stand. */
const surely =
  /^(?:(?:please )?select(?: one)?|--? ?(?:please )?select ?--?|-+ ?none ?-+|#?n\/a|#null!?|\(blank\)|not provided|not specified|-{1,3}|null)$/i;
/** Texts that stand for no answer in one file, and for an answer in another: they are offered, not taken. */
const perhaps = /^(?:na|none|nil|unknown|undefined|not set|\?+|tbd|other|no answer|keine angabe|k\.a\.)$/i;

export interface UnansweredText {
  text: string;
  /** In how many columns it stands. */
  columns: number;
  /** How often, in the rows looked at. */
  cells: number;
  /** Whether it was taken as no answer. */
  isTaken: boolean;
}

interface Column {
  top: readonly string[];
  topRows: readonly number[];
  looksLike: string;
  rows: number;
}

/** A slip of the pen is no habit of the form: fewer cells than this, or less than this share of the rows, say nothing. */
const leastCells = 3;
const leastShare = 0.02;

/** Texts by which forms and exports say that nothing was answered, the most frequent first. */
export function findUnanswered(columns: readonly Column[]): UnansweredText[] {
  const found = new Map<string, UnansweredText>();
  for (const { top, topRows, looksLike } of columns) {
    if (looksLike === 'number' || looksLike === 'moment') continue;
    for (const [at, text] of top.entries()) {
      const isTaken = surely.test(text);
      if (!isTaken && !perhaps.test(text)) continue;
      const known = found.get(text) ?? { text, columns: 0, cells: 0, isTaken };
      found.set(text, { ...known, columns: known.columns + 1, cells: known.cells + topRows[at]! });
    }
  }
  const enough = Math.min(leastCells, Math.max(1, Math.ceil((columns[0]?.rows ?? 0) * leastShare)));
  return [...found.values()].filter(({ cells }) => cells >= enough).toSorted((one, other) => other.cells - one.cells);
}
