const short = /^(id|ids|url|crm|mql|sql|sdr|api|ip|utm|vat|ceo|hr|uk|us|eu|b2b|b2c|seo|sms|abm)$/i;

/**
 * The name of a column as people read it: `lead_source` is `Lead source`, `createdAt` is `Created at`, `mql_id` is
 * `MQL ID`. A name with spaces in it was written for people and stays.
 */
export function readableName(name: string): string {
  const text = name.trim();
  if (text === '' || /\s/.test(text)) return text;
  const words = text
    .replace(/__(c|r|pc)$/i, '')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[_.\s:/]+|-(?=[a-z])/i)
    .filter((word) => word !== '');
  if (words.length === 0) return text;
  const read = words.map((word) => (short.test(word) ? word.toUpperCase() : word.toLowerCase())).join(' ');
  return read[0]!.toUpperCase() + read.slice(1);
}
