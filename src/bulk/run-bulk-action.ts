import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome, type Problem } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { announce, type StoredEvent } from '#platform/events/announce.ts';
import type { ListDefinition, ThingOfRow } from '#platform/lists/list.ts';
import { chooseAll, rowsThere, thingsOfRows } from '#platform/lists/choose-rows.ts';
import type { Listener } from '#platform/slice.ts';
import { checkAsk, storeAsk } from '#asks/public.ts';
import { followAll, unfollowAll } from '#discussion/public.ts';
import { readMember, readSight } from '#workspace/public.ts';
import { mayDo, type Lists } from '#bulk/begin-bulk-action.ts';
import { mostRows } from '#bulk/schema.ts';
import {
  countItems,
  insertEnd,
  insertItems,
  lockBulkAction,
  nextItems,
  settleItems,
  thingsDone,
  type BulkRow,
  type Item,
  type Settled,
} from '#bulk/store.ts';

const atATime = 200;

/** Does what somebody began, a batch a transaction: killed, it goes on with the rest; cancelled, it leaves the rest. */
export function bulkListener(lists: Lists): Listener {
  return {
    name: 'bulk/run',
    event: 'bulk-action.begun',
    run: async (context, event, signal) => {
      while (!signal.aborted && (await runBatch(context, lists, idOf(event))));
    },
    giveUp: async (context, event) =>
      inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
        const row = await lockBulkAction(tx, idOf(event));
        const said = 'It could not be brought to its end. The log of the server says why.';
        if (row && !row.outcome)
          await insertEnd(tx, row.id, { outcome: 'failed', code: 'gave-up', said, by: null, at: new Date(context.clock.now()) });
      }),
  };
}

const idOf = ({ subject }: StoredEvent) => Number(subject['bulkActionId']);

interface Work {
  tx: WorkspaceTx;
  /** As the member who began it, with the rights that they have now. */
  context: Context;
  definition: ListDefinition;
  row: BulkRow;
}

/** @returns whether there is more to do. */
async function runBatch(context: Context, lists: Lists, id: number): Promise<boolean> {
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const row = await lockBulkAction(tx, id);
    if (!row || row.outcome) return false;
    const definition = lists.find(({ name }) => name === row.list)!;
    const begun = await asWhoBegan(tx, context, row);
    const work = begun && { tx, context: begun, definition, row };
    const problem = work ? mayDo(work.context, definition, row.action) : gone;
    if (!work || problem) return fail(tx, context, row, problem ?? gone);
    if (!row.foundAt) return findRows(work);
    const items = await nextItems(tx, id, atATime);
    if (items.length === 0) return finish(work);
    await settleItems(tx, id, await doBatch(work, items));
    return true;
  });
}

const gone: Problem = {
  kind: 'forbidden',
  code: 'not-a-member',
  message: 'Whoever began this is no member any more.',
  accepted: 'a member',
};

async function asWhoBegan(tx: WorkspaceTx, context: Context, { requestedBy }: BulkRow): Promise<Context | null> {
  const member = await readMember(tx, requestedBy);
  if (!member || member.endedAt) return null;
  const { id: memberId, name, team, role } = member;
  const sight = await readSight(tx, memberId, role);
  return { ...context, caller: { kind: 'member', workspaceId: tx.workspaceId, memberId, name, team, role, sight } };
}

async function fail(tx: WorkspaceTx, { clock }: Context, row: BulkRow, { code, message }: Problem): Promise<false> {
  await insertEnd(tx, row.id, { outcome: 'failed', code, said: message, by: null, at: new Date(clock.now()) });
  return false;
}

async function findRows({ tx, context, definition, row }: Work): Promise<boolean> {
  const list = await definition.open(tx, context);
  const found = await chooseAll(tx, list, definition, { question: row.wanted ?? {}, most: mostRows });
  if (!found.ok) return fail(tx, context, row, found.problem);
  await insertItems(tx, row.id, found.ids, new Date(context.clock.now()));
  return true;
}

async function doBatch({ tx, context, definition, row }: Work, items: readonly Item[]): Promise<Settled[]> {
  const ids = items.map(({ recordId }) => recordId);
  const there = await rowsThere(tx, await definition.open(tx, context), ids);
  const things = await thingsOfRows(tx, definition, [...there]);
  const memberId = row.requestedBy;
  const at = new Date(context.clock.now());
  const named = row.action === 'ask' ? new Set((await thingsDone(tx, row.id)).map(({ id }) => id)) : new Set<number>();
  const met = items.map(({ place, recordId }) => ({ place, thing: things.get(recordId) ?? null }));
  const first = met.filter(({ thing }) => thing && !named.has(thing.ids[0]!) && named.add(thing.ids[0]!));
  const wanted = first.map(({ thing }) => thing!);
  const changed =
    row.action === 'follow'
      ? await followAll(tx, memberId, wanted, at)
      : row.action === 'unfollow'
        ? await unfollowAll(tx, memberId, wanted)
        : null;
  const firsts = new Set(first);
  return met.map((one) =>
    settled(one, { row, isFirst: firsts.has(one), isChanged: one.thing !== null && (changed?.has(one.thing.ids[0]!) ?? true) }),
  );
}

function settled(
  { place, thing: known }: { place: number; thing: ThingOfRow | null },
  { row, isFirst, isChanged }: { row: BulkRow; isFirst: boolean; isChanged: boolean },
): Settled {
  const thing = known && { kind: known.kind, id: known.ids[0]! };
  if (!thing) return { place, thing, outcome: 'skipped', why: 'not-there' };
  if (!isFirst) return { place, thing, outcome: 'skipped', why: 'named-already' };
  if (isChanged) return { place, thing, outcome: 'done', why: null };
  return { place, thing, outcome: 'skipped', why: row.action === 'follow' ? 'followed-already' : 'not-followed' };
}

/** The ask is made with the end: cancelled before it, nobody was asked anything. */
async function finish({ tx, context, row }: Work): Promise<false> {
  const things = await thingsDone(tx, row.id);
  const asked = row.action === 'ask' && things.length > 0 ? await ask(tx, context, row, things) : null;
  if (asked && !asked.ok) return fail(tx, context, row, asked.problem);
  const at = new Date(context.clock.now());
  await insertEnd(tx, row.id, { outcome: 'done', by: row.requestedBy, at, ...(asked && { askId: asked.askId }) });
  const counts = await countItems(tx, row.id);
  const sum = (outcome: string) => counts.filter((one) => one.outcome === outcome).reduce((all, { count }) => all + count, 0);
  const { list, action } = row;
  // An ask is said by itself, with how many it is about.
  const unsaid = action === 'ask' || things.length === 0 ? { unsaid: 1 } : {};
  const subject = { bulkActionId: row.id, list, action, done: sum('done'), skipped: sum('skipped'), ...unsaid };
  await announce(tx, context, { name: 'bulk-action.done', subject });
  return false;
}

async function ask(
  tx: WorkspaceTx,
  context: Context,
  row: BulkRow,
  things: readonly { kind: string; id: number }[],
): Promise<Outcome<{ askId: number }>> {
  const wanted = row.wanted?.ask;
  if (!wanted) return refuse('conflict', 'nothing-asked', t`What was to be asked is gone.`, { accepted: t`asking again` });
  const checked = await checkAsk(tx, context, wanted);
  if (!checked.ok) return checked;
  const about = { kind: things[0]!.kind as 'person' | 'account' | 'deal', ids: things.map(({ id }) => id) };
  return { ok: true, askId: await storeAsk(tx, context, checked.ask, about) };
}
