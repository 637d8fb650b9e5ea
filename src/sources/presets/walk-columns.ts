import type { PresetMapping } from './preset.ts';

/** Gives a name of a column another one; undefined where the file has no such column. */
export type Renaming = (column: string) => string | undefined;

type Node = Record<string, unknown>;

/** Parts without which what holds them says nothing. */
const needed = new Set(['keys', 'when', 'from', 'to', 'moment', 'day', 'kind']);

/**
 * The mapping with its columns called otherwise. What names a column that is not there is left out, and so is what cannot
 * be without it: a moment without the column of its condition, a person without a key.
 * @returns null where nothing is left.
 */
export function walkColumns(mapping: PresetMapping, rename: Renaming): PresetMapping | null {
  return (walkNode(mapping as Node, rename, mapping.shape === 'field-history') ?? null) as PresetMapping | null;
}

function walkNode(node: Node, rename: Renaming, isHistory = false): Node | undefined {
  const kept: Node = {};
  for (const [name, part] of Object.entries(node)) {
    const walked = walkPart(name, part, rename, isHistory);
    if (walked !== undefined) kept[name] = walked;
    else if (isVital(name, part, isHistory)) return undefined;
  }
  return kept;
}

function isVital(name: string, part: unknown, isHistory: boolean): boolean {
  if (name === 'column' || name === 'columns' || needed.has(name)) return true;
  // The key of a deal is columns; that of a touch may be missing; that of a history or a departure is what it is about.
  return (name === 'key' && (Array.isArray(part) || isHistory)) || (name === 'value' && isHistory);
}

function walkPart(name: string, part: unknown, rename: Renaming, isHistory: boolean): unknown {
  const isColumn = name === 'column' || name === 'order' || (name === 'value' && isHistory);
  if (isColumn && typeof part === 'string') return rename(part);
  if (Array.isArray(part)) return walkList(name, part, rename);
  return typeof part === 'object' && part !== null ? walkNode(part as Node, rename) : part;
}

function walkList(name: string, list: readonly unknown[], rename: Renaming): unknown[] | undefined {
  if (name === 'columns' || name === 'key') {
    const columns = list.map((column) => rename(column as string));
    return columns.includes(undefined) ? undefined : columns;
  }
  const kept = list
    .map((one) => (typeof one === 'object' && one !== null ? walkNode(one as Node, rename) : one))
    .filter((one) => one !== undefined);
  return kept.length === 0 && list.length > 0 ? undefined : kept;
}
