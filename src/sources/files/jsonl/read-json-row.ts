import { t } from '#kernel/language/say.ts';
import { brokenRow } from '../broken-row.ts';
import type { Row } from '../split-rows.ts';

/** Objects in objects beyond this depth stay JSON text. */
const mostDepth = 20;
/** Numbers that would lose digits as numbers of the machine are taken as they are written. */
const longNumber = /\d{16}/;

/** One line as named texts, in the order of the line: `{"a":{"b":1}}` is `a.b`. Lists are JSON text, null is ''. */
export type NamedCells = Map<string, string>;

/** @returns why the line cannot be read, where it cannot. */
export function readJsonLine(line: string): NamedCells | { code: string; message: string } {
  let value: unknown;
  try {
    value = longNumber.test(line) ? JSON.parse(line, exactly) : JSON.parse(line);
  } catch (error) {
    return { code: 'not-json', message: t`The line is not JSON: ${(error as Error).message.slice(0, 200)}.` };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { code: 'not-an-object', message: t`The line is JSON, but no object with names and values.` };
  }
  const cells: NamedCells = new Map();
  try {
    flatten(value as Record<string, unknown>, '', 1, cells);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { code: 'too-deep', message: t`The lists in the line stand too deep in each other.` };
  }
  return (line.includes('\\u') && refuseNoText(cells)) || cells;
}

class ExactNumber {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
  toJSON(): unknown {
    return (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(this.source);
  }
}

function exactly(_name: string, value: unknown, context?: { source?: string }): unknown {
  return typeof value === 'number' && context?.source && longNumber.test(context.source) ? new ExactNumber(context.source) : value;
}

function flatten(object: Record<string, unknown>, before: string, depth: number, cells: NamedCells): void {
  for (const name of Object.keys(object)) {
    const value = object[name];
    const isNested = typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber);
    if (isNested && depth < mostDepth) flatten(value as Record<string, unknown>, `${before}${name}.`, depth + 1, cells);
    else put(cells, before + name, textOf(value));
  }
}

/** `{"a.b":1,"a":{"b":2}}` has two fields of one name: the second one is numbered. */
function put(cells: NamedCells, name: string, text: string): void {
  let free = name;
  for (let number = 2; cells.has(free); number++) free = `${name} (${number})`;
  cells.set(free, text);
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  if (value instanceof ExactNumber) return value.source;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Escapes can write what is no text: zero bytes, and halves of characters. */
function refuseNoText(cells: NamedCells): { code: string; message: string } | null {
  for (const [name, text] of cells) {
    if (name.includes('\0') || text.includes('\0')) return { code: 'not-text', message: t`The line holds a zero byte, which is no text.` };
    if (!name.isWellFormed() || !text.isWellFormed())
      return { code: 'not-text', message: t`The line holds half a character, which is no text.` };
  }
  return null;
}

/** The line under a header. @param unknown is told of each name that the header lacks. */
export function readJsonRow(line: string, places: ReadonlyMap<string, number>, unknown: (name: string) => void): Row {
  if (line.trim() === '') return [''];
  const cells = readJsonLine(line);
  if (!(cells instanceof Map)) return brokenRow(line, places.size, cells.code, cells.message);
  const row = Array<string>(places.size).fill('');
  for (const [name, text] of cells) {
    const place = places.get(name);
    if (place === undefined) unknown(name);
    else row[place] = text;
  }
  return row;
}
