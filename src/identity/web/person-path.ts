import { plural, t } from '@lingui/core/macro';
import type { PathMoment } from '#web/charts/path-moments.ts';
import { language } from '#web/language/texts.ts';
import { waitWords } from '#web/charts/wait-words.ts';

/** What the path needs of an entry in a person's timeline. */
export interface PathEntry {
  kind: string;
  label: string | null;
  /** ISO 8601 with offset. */
  occurredAt: string;
}

/**
 * The key moments of a person's way: captured, every offer with its first follow-up and wait, stages, won or lost.
 * Touches are left to the timeline, but for a first one before everything else. An offer that nothing has followed
 * yet ends in a pending moment on sales' line: it waits, it is not lost.
 * @param entries by time, oldest first.
 * @param dayWords tells a moment as a day of the company's calendar.
 */
export function pathMoments(entries: readonly PathEntry[], dayWords: (at: string) => string): PathMoment[] {
  const offersAhead = entries.some((entry) => entry.kind === 'handoff-offered');
  let offered = !offersAhead;
  let openOffer: PathEntry | null = null;
  const moments: PathMoment[] = [];
  for (const [index, entry] of entries.entries()) {
    if (entry.kind === 'handoff-offered') openOffer = entry;
    const moment = momentOf(entry, { index, offered, openOffer, dayWords });
    if (moment) moments.push(moment);
    if (entry.kind === 'handoff-offered') offered = true;
    if (entry.kind === 'follow-up') openOffer = null;
  }
  const last = moments.at(-1);
  if (last?.kind === 'offered')
    moments.push({ ...last, kind: 'pending', title: t`No follow-up yet`, detail: t`still waiting`, lane: 'sales' });
  return moments;
}

interface Standing {
  index: number;
  offered: boolean;
  openOffer: PathEntry | null;
  dayWords: (at: string) => string;
}

function momentOf(entry: PathEntry, standing: Standing): PathMoment | null {
  const at = entry.occurredAt;
  const detail = standing.dayWords(at);
  const lane = standing.offered ? 'sales' : 'marketing';
  switch (entry.kind) {
    case 'captured':
      return { at, kind: 'captured', title: entry.label || t`Captured`, detail, lane: 'marketing' };
    case 'touch':
      return standing.index === 0 ? { at, kind: 'touch', title: t`First touch`, detail, lane: 'marketing' } : null;
    case 'handoff-offered':
      return { at, kind: 'offered', title: t`Offered to sales`, detail, lane: 'marketing' };
    case 'follow-up':
      return followUp(entry, standing);
    case 'won':
    case 'lost':
      return { at, kind: entry.kind, title: entry.label || (entry.kind === 'won' ? t`Won` : t`Lost`), detail, lane };
    case 'stage':
    case 'proposal':
      return { at, kind: 'stage', title: entry.label || t`Proposal`, detail, lane };
    default:
      return null;
  }
}

/** Only the first follow-up after an offer stands on the path: it is the one that was promised. */
function followUp(entry: PathEntry, standing: Standing): PathMoment | null {
  if (!standing.openOffer) return null;
  const seconds = (Date.parse(entry.occurredAt) - Date.parse(standing.openOffer.occurredAt)) / 1000;
  const wait = waitWords(Math.max(0, seconds));
  return {
    at: entry.occurredAt,
    kind: 'follow-up',
    title: t`First follow-up`,
    detail: t`after ${wait}`,
    lane: 'sales',
  };
}

/** The way as one sentence: "Captured 1 Oct 2011, offered to sales 1 Oct 2011, first follow-up after 38 min, won 13 Oct 2011." */
export function pathSentence(moments: readonly PathMoment[]): string {
  if (moments.length === 0) return t`Nothing is known yet of this person’s way.`;
  return `${upperFirst(moments.map((moment) => `${within(moment.title)} ${moment.detail}`).join(', '))}.`;
}

/** Where the person stands now, and how far they ever came: "Now: declined. Furthest: proposal sent". */
export function standingWords(moments: readonly PathMoment[]): string {
  const last = moments.findLast((moment) => moment.kind !== 'pending');
  if (!last) return t`Not yet on the way`;
  const attempts = moments.filter((moment) => moment.kind === 'offered').length;
  const furthest = moments.findLast((moment) => moment.kind === 'stage' || moment.kind === 'won');
  const [now, far] = [within(last.title), furthest && furthest !== last && within(furthest.title)];
  const words = [
    attempts > 1 && plural(attempts, { one: 'Offered # time', other: 'Offered # times' }),
    t`Now: ${now}`,
    far && t`Furthest: ${far}`,
  ];
  return words.filter(Boolean).join('. ');
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** A title in the middle of a sentence: English takes its capital away, languages that write nouns large do not. */
function within(title: string): string {
  return language() === 'en' ? title.slice(0, 1).toLowerCase() + title.slice(1) : title;
}
