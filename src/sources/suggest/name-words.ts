/** What a column or a file seems to speak of, by its name. */
export type Noun = 'person' | 'account' | 'deal' | 'product' | 'member' | 'campaign';

const nouns: readonly [Noun, RegExp][] = [
  ['deal', /\b(deals?|opportunit(y|ies)|opps?|pipeline|closed deals)\b/],
  ['member', /\b(agents?|reps?|sales ?(person|people|man|team|teams)|sellers? team|account executives?|owners?|employees?|staff)\b/],
  ['product', /\b(products?|skus?|items?)\b/],
  ['campaign', /\bcampaigns?\b/],
  ['person', /\b(leads?|contacts?|prospects?|persons?|people|customers?|subscribers?|users?|visitors?|mql|attendees?|members?|clients?)\b/],
  ['account', /\b(accounts?|compan(y|ies)|organi[sz]ations?|firms?|kunden)\b/],
];

export function nounOf(name: string): Noun | undefined {
  const words = wordsOf(name);
  return nouns.find(([, pattern]) => pattern.test(words))?.[0];
}

/** Names as words: `SalesAgent`, `sales_agent` and `Sales Agent` are the same. */
export function wordsOf(name: string): string {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/[^\p{L}\p{N}/]+/gu, ' ')
    .trim()
    .toLowerCase();
}

/** A name for the space of a key: `mql_id` gives `mql-id`. */
export function spaceOf(column: string): string {
  return (
    column
      .trim()
      .toLowerCase()
      .slice(0, 100)
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'key'
  );
}

/** `loan_leads_2011.csv.gz` becomes `Loan leads 2011`. */
export function sourceNameOf(fileName: string): string {
  const words =
    fileName
      .replace(/\.gz$/i, '')
      .replace(/\.[a-z]{2,5}$/i, '')
      .replaceAll(/[_\s]+/g, ' ')
      .trim() || 'Upload';
  return words[0]!.toUpperCase() + words.slice(1);
}
