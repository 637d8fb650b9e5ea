import { t } from '#kernel/language/say.ts';
import { endOfDay, isDay, startOfDay, type Day } from '#kernel/local-day.ts';
import { refuse, type Outcome, type Refusal } from '#kernel/problem.ts';
import type { People } from '#journeys/public.ts';

/** Whose figures are asked for. */
export interface Question {
  /** Company-local days, both inclusive; null leaves that end open. */
  from: Day | null;
  to: Day | null;
  /** People who have one of the values, for every attribute named. '' is the empty value. */
  where: readonly { attribute: string; value: string }[];
  /** The attribute whose values each get figures of their own. */
  by: string | null;
}

/** As it arrives in an address or on a command line. */
export interface AskedQuestion {
  from?: string | undefined;
  to?: string | undefined;
  /** attribute:value, any number of times. */
  where?: readonly string[] | undefined;
  by?: string | undefined;
}

/** Understands a question, or says which part of it nobody could answer. */
export function readQuestion(people: People, asked: AskedQuestion): Outcome<{ question: Question }> {
  const { from = '', to = '', by = '' } = asked;
  const refusal = refuseDays(from, to) ?? (by === '' ? null : refuseAttribute(people, by, 'by'));
  if (refusal) return refusal;
  const where: Question['where'][number][] = [];
  for (const filter of asked.where ?? []) {
    const read = readFilter(people, filter);
    if (!read.ok) return read;
    where.push({ attribute: read.attribute, value: read.value });
  }
  return { ok: true, question: { from: from || null, to: to || null, where, by: by || null } };
}

function refuseDays(from: string, to: string): Refusal | null {
  for (const [where, day] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (day && !isDay(day)) return refuse('invalid', 'not-a-day', t`Not a day: ${day}.`, { where, accepted: t`2026-02-28 and the like` });
  }
  if (!from || !to || from <= to) return null;
  return refuse('invalid', 'days-reversed', t`The period ends on ${to}, before it begins on ${from}.`, {
    where: 'to',
    accepted: t`${from} or later`,
  });
}

function refuseAttribute(people: People, name: string, where: string): Refusal | null {
  if (people.attributes.has(name)) return null;
  const known = [...people.attributes.keys()].sort();
  const accepted = known.length ? known.slice(0, 30).join(', ') : t`none: no attributes were imported yet`;
  return refuse('invalid', 'no-such-attribute', t`Nobody has an attribute called ${name}.`, { where, accepted });
}

/** Values may hold colons and so may names: the shortest name that is an attribute wins. */
function readFilter(people: People, filter: string): Outcome<{ attribute: string; value: string }> {
  for (let colon = filter.indexOf(':'); colon >= 0; colon = filter.indexOf(':', colon + 1)) {
    const attribute = filter.slice(0, colon);
    if (people.attributes.has(attribute)) return { ok: true, attribute, value: filter.slice(colon + 1) };
  }
  if (!filter.includes(':'))
    return refuse('invalid', 'not-a-filter', t`Not a filter: ${filter}.`, { where: 'where', accepted: t`attribute:value` });
  return refuseAttribute(people, filter.slice(0, filter.indexOf(':')), 'where')!;
}

/** The moments of a question's days: start inside, end outside; infinite where the question is open. */
export function momentsOf(question: Pick<Question, 'from' | 'to'>, timeZone: string): { start: number; end: number } {
  return {
    start: question.from === null ? -Infinity : startOfDay(question.from, timeZone),
    end: question.to === null ? Infinity : endOfDay(question.to, timeZone),
  };
}

/** 1 for everybody who passes the filters. Filters of one attribute are alternatives, those of different ones add up. */
export function selectPeople(people: People, where: Question['where']): Uint8Array {
  const selected = new Uint8Array(people.count).fill(1);
  for (const [attribute, filters] of Map.groupBy(where, (filter) => filter.attribute)) {
    const column = people.attributes.get(attribute);
    const wanted = new Set(filters.map((filter) => (column ? column.values.indexOf(filter.value) : -1)));
    for (let person = 0; person < people.count; person++) {
      if (!wanted.has(column?.codes[person] ?? -2)) selected[person] = 0;
    }
  }
  return selected;
}
