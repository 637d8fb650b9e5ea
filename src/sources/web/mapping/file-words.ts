import { t } from '@lingui/core/macro';
/** How files are built, in words: the keys are those of the mapping's `file`. */
export const formatWords: Record<string, string> = { csv: t`text in columns (CSV)`, jsonl: t`JSON lines`, xlsx: 'Excel' };
export const delimiterWords: Record<string, string> = { ',': t`comma`, ';': t`semicolon`, '\t': t`tab`, '|': t`bar`, ':': t`colon` };
export const quoteWords: Record<string, string> = { '"': t`double quotes`, "'": t`single quotes` };
export const encodingWords: Record<string, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': t`UTF-16, big-endian`,
  'windows-1252': t`Windows-1252 (Western)`,
};

/** Choices for a select from words. */
export function optionsOf(words: Record<string, string>): { value: string; label: string }[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
