import type { TableMapping } from '../mapping/mapping-schema.ts';
import { spaceOf, wordsOf } from './name-words.ts';
import { amountOf, createPicker, fieldOf, isMoment, isNumber, isText, stampOf, type ColumnPicker } from './pick-columns.ts';
import type { ColumnProfile } from './profile-columns.ts';
import { hasNames, type TableBasis } from './suggest-table.ts';

/** Where money was spent or people came from. The medium says more than the source, but is often empty. */
function takeChannel(pick: ColumnPicker): ColumnProfile | undefined {
  const medium = pick.all.find((one) => /\bmedium\b/.test(wordsOf(one.name)) && one.filledShare > 0.95);
  const found = pick.take(/\bchannel\b/, isText) ?? medium ?? pick.take(/\b(source|platform|network|publisher)\b/, isText);
  pick.mark(found);
  return found;
}

function takeCampaign(pick: ColumnPicker): ColumnProfile | undefined {
  return pick.take(/\bcampaign( ?name)?$/, isText) ?? pick.take(/\bcampaign/, isText);
}

/** Money spent by day: a day, an amount called spend or cost, and what it was spent on. */
export function suggestSpend({ source, timeZone, currency }: TableBasis, profiles: readonly ColumnProfile[]): TableMapping | null {
  const pick = createPicker(profiles);
  const amount = pick.take(/\b(spend|spent|cost|costs|ad spend|kosten)\b/, isNumber);
  const day = pick.take(/\b(day|date|datum|week|month)\b/, isMoment);
  if (!amount || !day || profiles.some((one) => one.looksLike === 'email')) return null;
  const code = pick.take(/\bcurrency\b/, (one) => one.looksLike === 'currency');
  const channel = takeChannel(pick);
  const campaign = takeCampaign(pick);
  if (!channel && !campaign) return null;
  return {
    entente: 1,
    source,
    shape: 'table',
    timeZone,
    stages: [],
    spend: {
      day: stampOf(day),
      amount: amountOf(amount),
      currency: code ? { column: code.name } : { value: amount.currency ?? currency },
      ...fieldOf('channel', channel),
      ...fieldOf('campaign', campaign),
    },
  };
}

const somebody = /\b(customer|contact|user|lead|visitor|person|client|prospect|subscriber) ?(id|key|uuid)?$/;

function takeSomebody(pick: ColumnPicker): ColumnProfile | undefined {
  const found = pick.take(somebody, isText) ?? pick.all.find((one) => one.looksLike === 'email' && !pick.taken(one));
  pick.mark(found);
  return found;
}

function keyOfSomebody(one: ColumnProfile) {
  return { space: one.looksLike === 'email' ? 'email' : spaceOf(one.name), columns: [one.name] };
}

/** Visits, sessions and other touches: somebody, a moment at which it began, and where they came from. */
export function suggestTouches({ source, timeZone }: TableBasis, profiles: readonly ColumnProfile[]): TableMapping | null {
  const names = profiles.map((one) => wordsOf(one.name)).join('\n');
  if (!/\butm\b|\bsession\b|\bvisit\b|\btouch\b|\bpage ?view\b|\bactivity type\b|\btouchpoint\b/.test(names)) return null;
  const pick = createPicker(profiles);
  const moment = pick.take(/\b(started|start|began|begin|visited|occurred|happened|touched|time|timestamp|date|at)\b/, isMoment);
  const key = pick.take(/\b(session|visit|touch|event|activity|touchpoint) ?(id|key)\b/);
  const person = takeSomebody(pick);
  // A lead with the campaign that it came from is a person, not a visit.
  const comesAgain = key !== undefined || (person !== undefined && person.distinct < person.rows * 0.9);
  if (!moment || !comesAgain || hasNames(profiles)) return null;
  const kind = pick.take(/\b(kind|type|touch|activity)\b/, (one) => one.looksLike === 'text');
  const channel = takeChannel(pick);
  const campaign = takeCampaign(pick);
  const label = pick.take(/\b(page|url|title|landing|subject)\b/, isText);
  return {
    entente: 1,
    source,
    shape: 'table',
    timeZone,
    stages: [],
    ...(person && { person: { keys: [keyOfSomebody(person)] } }),
    touch: {
      ...(key && { key: { space: spaceOf(key.name), columns: [key.name] } }),
      kind: kind ? { column: kind.name } : { value: 'visit' },
      ...fieldOf('label', label),
      moment: stampOf(moment),
      ...fieldOf('channel', channel),
      ...fieldOf('campaign', campaign),
      ...(kind ? {} : { direction: { value: 'in' } as const }),
    },
  };
}

/** Conversions: somebody bought something at a moment. Each is a deal that was won. */
export function suggestConversions({ source, timeZone, currency }: TableBasis, profiles: readonly ColumnProfile[]): TableMapping | null {
  const pick = createPicker(profiles);
  const moment = pick.take(/\b(converted|purchased|ordered|bought|paid|conversion|purchase|order)\b/, isMoment);
  const amount = pick.take(/\b(revenue|amount|value|total|price)\b/, isNumber);
  const person = takeSomebody(pick);
  if (!moment || !amount || !person || hasNames(profiles)) return null;
  const key = pick.take(/\b(order|conversion|transaction|purchase|invoice) ?(id|number|key)\b/);
  return {
    entente: 1,
    source,
    shape: 'table',
    timeZone,
    stages: ['Won'],
    person: { keys: [keyOfSomebody(person)] },
    deal: {
      key: key ? [key.name] : [person.name, moment.name],
      amount: amountOf(amount),
      currency: { value: amount.currency ?? currency },
      moments: [{ ...stampOf(moment), becomes: 'won', stage: 'Won' }],
    },
  };
}
