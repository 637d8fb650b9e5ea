/** What a look at one thing found: `ok`, `odd` where somebody should look, `bad` where Entente cannot work or data are at risk. */
export interface Finding {
  /** What was looked at: "disk". */
  what: string;
  state: 'ok' | 'odd' | 'bad';
  /** What there is, in one sentence. */
  says: string;
  /** What to do about it. */
  advice?: string;
}
