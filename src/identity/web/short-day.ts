/** "9 Feb 2026" in the company's zone: for marks and edges, where a time of day would be noise. @param at ISO 8601 with offset. */
export function shortDay(at: string, timeZone: string): string {
  return new Date(at).toLocaleDateString('en-GB', { timeZone, day: 'numeric', month: 'short', year: 'numeric' });
}
