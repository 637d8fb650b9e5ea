/** The entries of one company-local day. */
export interface TimelineDay<E> {
  /** YYYY-MM-DD. */
  day: string;
  entries: E[];
}

/**
 * Groups a timeline by day, keeping its order.
 * @param dayOf the company-local day of a moment, never the reader's.
 */
export function timelineDays<E extends { occurredAt: string }>(entries: readonly E[], dayOf: (at: string) => string): TimelineDay<E>[] {
  const days: TimelineDay<E>[] = [];
  for (const entry of entries) {
    const day = dayOf(entry.occurredAt);
    const current = days.at(-1);
    if (current?.day === day) current.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}
