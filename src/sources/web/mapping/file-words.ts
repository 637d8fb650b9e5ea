/** How files are built, in words: the keys are those of the mapping's `file`. */
export const formatWords: Record<string, string> = { csv: 'text in columns (CSV)', jsonl: 'JSON lines', xlsx: 'Excel' };
export const delimiterWords: Record<string, string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar', ':': 'colon' };
export const quoteWords: Record<string, string> = { '"': 'double quotes', "'": 'single quotes' };
export const encodingWords: Record<string, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16, big-endian',
  'windows-1252': 'Windows-1252 (Western)',
};

/** Choices for a select from words. */
export function optionsOf(words: Record<string, string>): { value: string; label: string }[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
