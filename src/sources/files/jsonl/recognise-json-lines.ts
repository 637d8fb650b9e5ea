import { t } from '#kernel/language/say.ts';
import { FileProblem } from '../file-problem.ts';
import type { TextFile } from '../open-text.ts';

/**
 * Whether a text is JSON lines: its first line is an object, whole or longer than the beginning.
 * @throws FileProblem for the other ways to write JSON.
 */
export function recogniseJsonLines({ start, isWhole }: TextFile): boolean {
  const text = start.trimStart();
  if (/^\[\s*[[{]/.test(text)) throw otherJson('one JSON list, not JSON lines');
  if (!text.startsWith('{')) return false;
  const end = text.indexOf('\n');
  if (end < 0 && !isWhole) return /^\{\s*("|\})/.test(text);
  const line = end < 0 ? text : text.slice(0, end);
  if (isObject(line)) return true;
  if (/^\{\s*$/.test(line) || /^\{\s*"[^"]*"\s*:/.test(line)) throw otherJson('JSON, but not one object in each line');
  return false;
}

function isObject(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function otherJson(what: string): FileProblem {
  return new FileProblem('not-json-lines', t`The file is ${what}.`, t`an object in each line; jq -c '.[]' FILE makes them from a list`);
}
