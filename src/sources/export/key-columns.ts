import type { Ref } from '../mapping/mapping-schema.ts';
import type { Columns } from './columns.ts';
import type { FoundRow } from './export-file.ts';

/** A key as a record keeps it. */
export interface FoundKey {
  space: string | null;
  values: string[] | null;
}

/** What stands for a key that nobody knows any more: of somebody who was erased, or of something that was never brought. */
export function lostKey(hash: Buffer): string {
  return `#${hash.toString('hex')}`;
}

/**
 * Columns for keys of some spaces; each row fills those of its own.
 * @param refs the spaces, with as many columns as keys of theirs have parts.
 * @returns the keys for a mapping.
 */
export function addKeyColumns(columns: Columns, name: string, refs: readonly Ref[], keyOf: (row: FoundRow) => FoundKey | null): Ref[] {
  const spaces = new Map(refs.map(({ space, columns: parts }) => [`${parts.length} ${space}`, { space, count: parts.length }]));
  return [...spaces.values()].map(({ space, count }) => ({
    space,
    columns: Array.from({ length: count }, (_, part) =>
      columns.add(count === 1 ? `${name} ${space}` : `${name} ${space} ${part + 1}`, (row) => {
        const key = keyOf(row);
        return key?.space === space && key.values?.length === count ? key.values[part] : '';
      }),
    ),
  }));
}

/** Columns for the one thing that a row refers to. */
export function addRefColumns(columns: Columns, name: string, ref: Ref, keyOf: (row: FoundRow) => FoundKey | null): Ref {
  return addKeyColumns(columns, name, [ref], keyOf)[0]!;
}
