import type { Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { answerAsk, makeAsk, promiseAsk, settleAsk, takeAsk } from '#asks/public.ts';
import type { Demo } from '#workspace/public.ts';
import { inventAsks, type InventedAsk } from '#demo/invent/asks.ts';
import { createCalendar, type Calendar, type Moment } from '#demo/invent/calendar.ts';
import { asMember, membersByName } from '#demo/members.ts';

/** What the two sides asked of each other, by the commands that members use, each at its moment. Whatever happened already does not happen again. */
export async function makeAsks(context: Context, demo: Demo): Promise<void> {
  const calendar = createCalendar(demo.madeFor);
  const members = await membersByName(context);
  const doing: Doing = {
    as: (name, moment) => asMember(context, members.get(name)!, calendar.at(moment.day, moment.minute)),
    calendar,
    happened: await askEvents(context),
  };
  for (const ask of inventAsks(calendar)) await makeOne(doing, ask);
}

interface Doing {
  as(name: string, moment: Moment): Context;
  calendar: Calendar;
  /** The ask of each event, by its name and moment. */
  happened: ReadonlyMap<string, number>;
}

async function makeOne(doing: Doing, ask: InventedAsk): Promise<void> {
  const { kind, text, side, asked, taken, answered, settled } = ask;
  const askId = await once(doing, 'ask.made', asked, async () => {
    const made = await makeAsk(doing.as(ask.by, asked), { kind, text, side });
    return made.ok ? { ok: true, askId: made.askId } : made;
  });
  if (taken) {
    const { promisedOn } = taken;
    await once(doing, 'ask.taken', taken, () => followed(askId, takeAsk(doing.as(taken.by, taken), askId, {})));
    await once(doing, 'ask.promised', taken, () => followed(askId, promiseAsk(doing.as(taken.by, taken), askId, { promisedOn })));
  }
  if (taken && answered)
    await once(doing, 'ask.answered', answered, () => followed(askId, answerAsk(doing.as(taken.by, answered), askId, answered.text)));
  if (settled) await once(doing, 'ask.settled', settled, () => followed(askId, settleAsk(doing.as(ask.by, settled), askId)));
}

const followed = async (askId: number, outcome: Promise<Outcome>): Promise<Outcome<{ askId: number }>> => {
  const done = await outcome;
  return done.ok ? { ok: true, askId } : done;
};

/** @returns the ask. */
async function once(doing: Doing, name: string, moment: Moment, work: () => Promise<Outcome<{ askId: number }>>): Promise<number> {
  const known = doing.happened.get(`${name} ${doing.calendar.at(moment.day, moment.minute)}`);
  if (known !== undefined) return known;
  const outcome = await work();
  if (!outcome.ok) throw new Error(`An ask of the demo was refused: ${name}: ${outcome.problem.message}`);
  return outcome.askId;
}

async function askEvents(context: Context): Promise<Map<string, number>> {
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const { rows } = await tx.client.query<{ name: string; at: Date; askId: number }>(
      `select name, occurred_at as at, (subject ->> 'askId')::int as "askId" from entente.events where workspace_id = $1 and name like 'ask.%'`,
      [tx.workspaceId],
    );
    return new Map(rows.map(({ name, at, askId }) => [`${name} ${at.getTime()}`, askId]));
  });
}
