import { t } from '#kernel/language/say.ts';
import type { Problem } from '#kernel/problem.ts';

/** Values within values: nobody needs more, and what is deeper would break whoever walks through it. */
const deepest = 100;

interface Place {
  value: unknown;
  depth: number;
  where: string;
}

/**
 * What no part of a request may hold, whatever its shape: texts with a NUL or with half a character, which no database keeps,
 * and values nested without end.
 * @returns the refusal, or null.
 */
export function unreadableIn(parts: Readonly<Record<string, unknown>>): Problem | null {
  const open: Place[] = Object.entries(parts).map(([where, value]) => ({ value, depth: 0, where }));
  for (let place = open.pop(); place; place = open.pop()) {
    const { value, depth, where } = place;
    if (typeof value === 'string' && !isReadable(value)) return notAText(where);
    if (typeof value !== 'object' || value === null || isStream(value)) continue;
    if (depth === deepest) return tooDeep;
    for (const [key, inside] of Object.entries(value)) {
      if (!isReadable(key)) return notAText(where);
      open.push({ value: inside, depth: depth + 1, where: depth === 0 ? key : `${where}.${key}` });
    }
  }
  return null;
}

const isReadable = (text: string) => !text.includes('\0') && text.isWellFormed();

const isStream = (value: object) => 'pipe' in value && typeof value.pipe === 'function';

const notAText = (where: string): Problem => ({
  kind: 'invalid',
  code: 'not-a-text',
  message: t`${where.length > 100 ? `${where.slice(0, 100).toWellFormed()} ...` : where} holds a character that no text has.`,
  where: where.slice(0, 200).toWellFormed(),
  accepted: t`whole Unicode characters, and no NUL`,
});

const tooDeep: Problem = {
  kind: 'invalid',
  code: 'too-deep',
  message: 'The body is nested too deeply.',
  accepted: `at most ${deepest} values within values`,
};
