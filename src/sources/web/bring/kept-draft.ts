import type { Mapping } from '#sources/schema.ts';

/** What a reload must not lose: the names of the uploaded files and the mapping as it stood. No rows, no values. */
export interface KeptDraft {
  fileNames: readonly string[];
  mapping?: Mapping;
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
