import { t } from '@lingui/core/macro';
import type { ListCount } from '#kernel/lists/answers.ts';

/** How a list speaks of its rows. Whole phrases: in many languages the noun changes with what stands before it. */
export interface ListWords {
  /** "People". */
  label: string;
  /** Said while they are read: "the people". */
  reading: string;
  /** "Filter people". */
  filter: string;
  /** What its saved views keep. */
  views: string;
  /** "many people", where even counting takes long. */
  many: string;
  /** "1,203 people". */
  counted: (rows: number) => string;
}

/** "1,203 people", "more than 10,000 people"; where even counting takes long, "many". */
export function countWords(counted: ListCount | undefined, words: ListWords): string {
  if (!counted) return '';
  if (!counted.isMore) return words.counted(counted.count);
  const rows = words.counted(counted.count);
  return counted.count === 0 ? words.many : t`more than ${rows}`;
}
