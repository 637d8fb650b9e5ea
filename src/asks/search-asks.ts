import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';
import { foundGroup } from '#platform/found-group.ts';
import type { FoundGroup, SearchAsked } from '#platform/slice.ts';
import { permits } from '#workspace/public.ts';
import { erasedWords } from '#asks/history.ts';
import { findAskRow } from '#asks/store.ts';

const mostLookedThrough = 10_000;

/** Asks in which every word stands, wherever it does; those that are open first. */
export async function searchAsks(tx: WorkspaceTx, { caller, ids }: Context, { text, limit }: SearchAsked): Promise<FoundGroup[]> {
  if (!permits(caller, 'asks.read')) return [];
  const words = text.toLowerCase().split(/\s+/);
  const { rows } = await sql<{ id: number; text: string; side: string; outcome: string | null }>`
    select a.id, a.text, a.side, a.outcome from (
      select f.ask_id as id, w.text, f.asked_side as side, f.outcome from entente.ask_facts f
      join entente.asks w on w.workspace_id = f.workspace_id and w.id = f.ask_id
      where f.workspace_id = ${tx.workspaceId} order by f.ask_id desc limit ${mostLookedThrough}) a
    where a.text <> ${erasedWords} and not exists (select 1 from unnest(${words}::text[]) as word where strpos(lower(a.text), word) = 0)
    order by a.outcome is not null, a.id desc limit ${limit + 1}`.execute(tx.db);
  return foundGroup({ name: 'asks', title: 'Asks', limit }, rows, (ask) => {
    const id = ids.encode('ask', ask.id);
    const of = ask.side === 'both' ? 'asked of both sides' : `asked of ${ask.side}`;
    return { id, title: ask.text, detail: ask.outcome ? `${of}, ${ask.outcome}` : of, path: `/asks/${id}` };
  });
}

/** An ask as something that members talk about: it is called by its words. */
export async function findThing(tx: WorkspaceTx, id: number): Promise<{ ids: number[]; name: string } | null> {
  const ask = await findAskRow(tx, id);
  return ask && { ids: [ask.id], name: ask.text };
}
