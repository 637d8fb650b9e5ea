import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Sort, SortKind } from '#platform/lists/list.ts';

/** A place in a list: behind the row with this key and id. */
export interface Place {
  key: string | number;
  id: number;
}

/** A place as it travels: with the order in which it is one. */
export function writeCursor({ field, direction }: Sort, { key, id }: Place): string {
  return Buffer.from(JSON.stringify([field, direction, key, id])).toString('base64url');
}

export function readCursor(text: string, sort: Sort, kind: SortKind): Outcome<{ place: Place }> {
  const refusal = refuse('invalid', 'not-a-cursor', t`Not a place in the list as it is ordered now.`, {
    where: 'after',
    accepted: t`the "next" of an earlier answer, with the same order`,
  });
  try {
    const [field, direction, key, id] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as [string, string, unknown, number];
    const isKey = kind === 'number' ? Number.isFinite(key) : typeof key === 'string' && (kind === 'text' || isMoment(key));
    if (field !== sort.field || direction !== sort.direction || !isKey || !Number.isSafeInteger(id)) return refusal;
    return { ok: true, place: { key: key as Place['key'], id } };
  } catch {
    return refusal;
  }
}

const isMoment = (key: string) => /^(-?infinity|\d{4,}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d+)?\+00(:00)?)$/.test(key);
