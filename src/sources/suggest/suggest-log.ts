import type { EventLogMapping, Meaning } from '../mapping/mapping-schema.ts';
import type { ColumnProfile } from './profile-columns.ts';

export interface Activity {
  activity: string;
  lifecycle: string;
  rows: number;
}

type LogColumns = EventLogMapping['log'];

const words = {
  case: /case|lead.?id|deal.?id|ticket|customer.?id|contact.?id|session.?id|(^|_|\s)id$/i,
  activity: /activity|event.?(name|type)?$|action|concept:name|step|task/i,
  lifecycle: /lifecycle|transition|phase/i,
  moment: /time|stamp|date|moment|when|_at$/i,
  actor: /resource|actor|user|agent|owner|employee|rep$|assignee|by$/i,
  order: /index|order|sequence|seq|position/i,
};

/** The columns of an event log, or null when the file is none: a case that comes again and again, activities, stamps. */
export function recogniseLog(profiles: readonly ColumnProfile[]): LogColumns | null {
  const activity = profiles.find((one) => words.activity.test(one.name) && one.looksLike === 'text' && isRepeated(one));
  const stamps = profiles
    .filter((one) => one.looksLike === 'moment' && words.moment.test(one.name))
    .toSorted((one, other) => other.distinct - one.distinct);
  const caseColumn = profiles.find(
    (one) => words.case.test(one.name) && one !== activity && one.filledShare > 0.99 && one.distinct < one.rows * 0.7,
  );
  const moment = stamps[0];
  if (!activity || !moment || !caseColumn) return null;
  const taken = [activity, moment, caseColumn];
  const find = (pattern: RegExp, fits: (one: ColumnProfile) => boolean) =>
    profiles.find((one) => pattern.test(one.name) && !taken.includes(one) && fits(one));
  const lifecycle = find(words.lifecycle, (one) => one.distinct <= 12);
  const order = find(words.order, (one) => one.looksLike === 'number');
  const actor = find(words.actor, (one) => one.looksLike !== 'moment' && one !== order);
  return {
    case: caseColumn.name,
    activity: activity.name,
    moment: moment.name,
    ...(moment.format && { format: moment.format }),
    ...(lifecycle && { lifecycle: lifecycle.name }),
    ...(actor && { actor: actor.name }),
    ...(order && { order: order.name }),
  };
}

function isRepeated(one: ColumnProfile): boolean {
  return one.filledShare > 0.99 && one.distinct <= Math.max(50, one.rows * 0.1);
}

// In logs of this shape, O_ begins what happens to an offer and W_ what somebody works on: neither ends the case.
const guesses: { pattern: RegExp; lifecycle?: RegExp; becomes: Meaning; stage?: string }[] = [
  { pattern: /lead|hand.?(off|over)|follow|call/i, lifecycle: /schedule|assign|offer/i, becomes: 'handoff-offered' },
  { pattern: /lead|hand.?(off|over)|follow|call/i, lifecycle: /^start/i, becomes: 'follow-up' },
  { pattern: /hand.?(off|over)|assigned to sales/i, becomes: 'handoff-offered' },
  { pattern: /follow.?up|first call/i, becomes: 'follow-up' },
  { pattern: /^(?![ow]_).*(decline|reject|lost|denied)/i, becomes: 'lost', stage: 'Declined' },
  { pattern: /^(?![ow]_).*cancel/i, becomes: 'lost', stage: 'Cancelled' },
  { pattern: /(^|[^a-z])won|activated|closed.?won|signed|purchase/i, becomes: 'won', stage: 'Won' },
  { pattern: /(offer|proposal|quote|(^|_)o)[ _.-]*sent/i, becomes: 'proposal', stage: 'Proposal sent' },
  { pattern: /(^|_)submitted|captured|lead created|sign.?up|form/i, becomes: 'captured', stage: 'Lead captured' },
  { pattern: /(^|_)accepted|qualified/i, becomes: 'stage', stage: 'Accepted' },
];
const stageOrder = ['Lead captured', 'Accepted', 'Proposal sent', 'Won', 'Declined', 'Cancelled'];

/** What activities seem to mean by their names. Each stage is guessed once; everything else stays a touch. */
export function guessEvents(activities: readonly Activity[]): Pick<EventLogMapping, 'events' | 'stages'> {
  const events: EventLogMapping['events'] = [];
  const taken = new Set<string>();
  for (const { activity, lifecycle } of activities) {
    const guess = guesses.find((one) => one.pattern.test(activity) && (!one.lifecycle || one.lifecycle.test(lifecycle)));
    const name = guess && (guess.stage ?? guess.becomes);
    if (!guess || !name || taken.has(name) || (!guess.lifecycle && /schedule|start/i.test(lifecycle))) continue;
    taken.add(name);
    events.push({
      activity,
      ...(lifecycle && { lifecycle }),
      becomes: guess.becomes,
      ...(guess.stage && { stage: guess.stage }),
      take: guess.becomes === 'follow-up' ? 'each' : 'first',
    });
  }
  return { events, stages: stageOrder.filter((stage) => taken.has(stage)) };
}
