import { dayOf } from '#kernel/local-day.ts';
import type { Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import type { EventSubject } from '#platform/slice.ts';
import { loadCompanyCalendar, requirePermission } from '#workspace/public.ts';
import type { Ask } from '#asks/ask.ts';
import { ended, noSuchAsk } from '#asks/refusals.ts';
import { findAskRow, lockAsk } from '#asks/store.ts';

/** An open ask in the hands of one command: nobody else decides about it until the transaction ends. */
export interface OpenAsk {
  tx: WorkspaceTx;
  ask: Ask;
  at: Date;
  announce(name: string, subject?: EventSubject): Promise<void>;
  today(): Promise<string>;
}

/** The way every command about an ask goes: permission, then the ask, then that it is still open, then the command's own rules. */
export async function withOpenAsk(context: Context, id: number, decide: (open: OpenAsk) => Promise<Outcome>): Promise<Outcome> {
  const problem = requirePermission(context, 'asks.write');
  if (problem) return { ok: false, problem };
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    await lockAsk(tx, id);
    const ask = await findAskRow(tx, id);
    if (!ask) return noSuchAsk();
    if (ask.outcome) return ended(ask.outcome);
    return decide({
      tx,
      ask,
      at: new Date(context.clock.now()),
      announce: async (name, subject = {}) => void (await announce(tx, context, { name, subject: { askId: id, ...subject } })),
      today: () => companyDay(tx, context),
    });
  });
}

/** Today by the company's calendar. */
export async function companyDay(tx: WorkspaceTx, context: Context): Promise<string> {
  const { timeZone } = await loadCompanyCalendar(tx);
  return dayOf(context.clock.now(), timeZone);
}
