import type { ListCount } from '#kernel/lists/answers.ts';
import { count } from '#web/ui/formats.ts';

/** "1,203 people", "more than 10,000 people"; where even counting takes long, "many". */
export function countWords(counted: ListCount | undefined, one: string, several: string): string {
  if (!counted) return '';
  if (counted.isMore) return counted.count === 0 ? `many ${several}` : `more than ${count(counted.count)} ${several}`;
  return `${count(counted.count)} ${counted.count === 1 ? one : several}`;
}
