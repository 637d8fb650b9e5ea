import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { IdKind } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';
import type { Thing } from '#platform/slice.ts';
import { type permits, requirePermission } from '#workspace/public.ts';
import type { AboutWanted } from '#discussion/schema.ts';

/** What members can talk about: every slice registers its own. */
export type Things = readonly Thing[];
type Action = Parameters<typeof permits>[1];

/** Something that exists and that the caller may see. */
export interface ThingFound {
  kind: IdKind;
  /** Its own row id. */
  id: number;
  /** Every row id that it is known by: a person has several once records were merged. */
  ids: readonly number[];
  name: string;
  action: Action;
}

/** The thing that an address names; refused as if it were not there where it is not, and as forbidden where the caller may not see its kind. */
export async function thingAsked(
  tx: WorkspaceTx,
  context: Context,
  things: Things,
  about: AboutWanted,
): Promise<Outcome<{ thing: ThingFound }>> {
  const thing = things.find(({ kind }) => kind === about.kind);
  const problem = thing && requirePermission(context, thing.action as Action);
  if (problem) return { ok: false, problem };
  const id = context.ids.decode(about.kind, about.id);
  const found = thing && id !== null ? await thing.find(tx, id) : null;
  const shown = found && thing?.shownTo ? await thing.shownTo(tx, context.caller, found) : found;
  if (!thing || !found || !shown)
    return refuse('missing', 'no-such-thing', t`Nothing is known by this id.`, { where: 'about.id', accepted: t`an id of its kind` });
  const own = found.ids[0]!;
  return { ok: true, thing: { kind: thing.kind, id: own, ids: found.ids, name: shown.name, action: thing.action as Action } };
}
