import type { Caller } from '#platform/context.ts';
import { isWithheld, shownName, shownText } from '#workspace/public.ts';
import type { LeadsAnswer, NumberAnswer, TogetherAnswer } from '#today/schema.ts';

type WonNumber = NumberAnswer['week'];
type Won = WonNumber['soFar'];

const noMoney = (won: Won): Won => ({ ...won, withoutAmount: 0, amounts: {} });

function withoutMoney(number: WonNumber): WonNumber {
  const before = number.before.map((period) => ({ ...period, byNow: noMoney(period.byNow), whole: noMoney(period.whole) }));
  return { ...number, soFar: noMoney(number.soFar), before };
}

/** The number with what a caller sees of it: deals are counted for everybody, money for whoever sees amounts. */
export function shownNumber(caller: Caller, answer: NumberAnswer): NumberAnswer {
  if (!isWithheld(caller, 'amounts')) return answer;
  const rows = answer.moves.rows.map((row) => ({ ...row, amountMinor: null, currency: null, worthMinor: null }));
  return { ...answer, week: withoutMoney(answer.week), quarter: withoutMoney(answer.quarter), moves: { ...answer.moves, rows } };
}

export function shownTogether(caller: Caller, answer: TogetherAnswer): TogetherAnswer {
  if (!isWithheld(caller, 'amounts')) return answer;
  const { won } = answer;
  const { currency } = won;
  const money = { days: won.days.map(() => 0), daysBefore: [] };
  return { ...answer, won: { currency, ...money, quarter: withoutMoney(won.quarter), fromHandoffs: withoutMoney(won.fromHandoffs) } };
}

/** Leads as a caller sees them: without names of colleagues, addresses and money where these are withheld. */
export function shownLeads(caller: Caller, answer: LeadsAnswer): LeadsAnswer {
  const actor = (name: string) => (isWithheld(caller, 'seller-names') ? '' : shownText(caller, name));
  const person = (who: LeadsAnswer['news'][number]['person']) => ({
    ...who,
    name: shownName(caller, who.name),
    company: shownText(caller, who.company),
  });
  const rows = answer.waiting.rows.map((row) => ({
    ...row,
    person: person(row.person),
    offeredBy: actor(row.offeredBy),
    latest: row.latest.map((one) => ({ ...one, label: shownText(caller, one.label), actor: actor(one.actor) })),
  }));
  const news = answer.news.map((one) => ({ ...one, person: person(one.person), by: actor(one.by) }));
  const worth = isWithheld(caller, 'amounts') ? null : answer.worth;
  return { ...answer, waiting: { ...answer.waiting, rows }, news, worth };
}
