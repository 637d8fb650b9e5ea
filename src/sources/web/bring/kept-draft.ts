import type { Mapping } from '#sources/schema.ts';

/** What a reload must not lose of some uploaded files: their names and what was chosen for them. No rows, no values. */
export interface KeptDraft {
  fileNames: readonly string[];
  mapping?: Mapping;
  /** The columns that the mapping was made for: the same files have others when they are read another way. */
  layout?: string;
  file?: NonNullable<Mapping['file']>;
  mode?: 'create' | 'update' | 'both';
  /** A mapping of somebody's own, brought as a file beside data; it is for the files whose columns it names. */
  brought?: Mapping;
  /** Somebody chose not to import these files now. */
  isPassedOver?: boolean;
  /** The import that was begun with them. */
  runId?: string;
}

const keyOf = (uploadIds: readonly string[]) => `entente-import ${uploadIds.join(' ')}`;

/** Keeps the draft for this tab. Where the browser keeps nothing, a reload begins with the suggestion again. */
export function keepDraft(uploadIds: readonly string[], draft: KeptDraft): void {
  try {
    sessionStorage.setItem(keyOf(uploadIds), JSON.stringify(draft));
  } catch {
    // Storage can be closed to us or full; the page works without it.
  }
}

/** The draft kept for these uploads in this tab. */
export function keptDraft(uploadIds: readonly string[]): KeptDraft {
  try {
    const text = sessionStorage.getItem(keyOf(uploadIds));
    if (text) return JSON.parse(text) as KeptDraft;
  } catch {
    // As above; what cannot be read is as good as nothing.
  }
  return { fileNames: [] };
}
