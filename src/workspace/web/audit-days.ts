import { t } from '@lingui/core/macro';
import { language, locale } from '#web/language/texts.ts';
import type { AuditEventAnswer } from '#workspace/schema.ts';

export interface AuditDay {
  /** The company's day: 2026-11-17. */
  day: string;
  events: AuditEventAnswer[];
}

/** Events by the company's day, in the order given. */
export function auditDays(events: readonly AuditEventAnswer[], timeZone: string): AuditDay[] {
  const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const groups = Map.groupBy(events, (event) => dayOf.format(new Date(event.at)));
  return [...groups].map(([day, members]) => ({ day, events: members }));
}

/** "Today", "Yesterday", or "Tuesday 17 November 2026". */
export function dayInWords(day: string, today: string): string {
  const noon = (text: string) => Date.parse(`${text}T12:00:00Z`);
  const ago = Math.round((noon(today) - noon(day)) / 86_400_000);
  if (ago === 0) return t`Today`;
  if (ago === 1) return t`Yesterday`;
  const words = new Date(noon(day)).toLocaleDateString(locale(), {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  return language() === 'en' ? words.replace(',', '') : words;
}
