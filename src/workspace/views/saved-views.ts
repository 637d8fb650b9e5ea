import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome, type Refusal } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import { permits, requirePermission } from '#workspace/permissions.ts';
import type { SavedView, ViewChanges, ViewsAnswer, ViewWanted } from '#workspace/views/schema.ts';
import { deleteView, insertView, listViews, star, unstar, updateView, type ViewRow } from '#workspace/views/view-store.ts';

/** The views of a list that the caller has, and those that were shared. */
export async function findViews(context: Context, list: string): Promise<Outcome<{ answer: ViewsAnswer }>> {
  const problem = requirePermission(context, 'people.read');
  if (problem) return { ok: false, problem };
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const views = (await listViews(tx, context.caller.memberId, { list })).map((view) => onWire(context, view));
    return { ok: true, answer: { views, mayShare: permits(context.caller, 'views.share') } };
  });
}

/** Saves a list as it is shown now, under a name. */
export async function saveView(context: Context, wanted: ViewWanted): Promise<Outcome<{ view: SavedView }>> {
  const problem = requirePermission(context, wanted.isShared ? 'views.share' : 'people.read');
  if (problem) return { ok: false, problem };
  const { memberId } = context.caller;
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const id = await insertView(tx, wanted, { memberId, at: new Date(context.clock.now()) });
    await announce(tx, context, { name: wanted.isShared ? 'view.shared' : 'view.saved', subject: { savedViewId: id, list: wanted.list } });
    const [view] = await listViews(tx, memberId, { id });
    return { ok: true, view: onWire(context, view!) };
  });
}

/** Renames, shows something else, shares, or lets the list open with it. */
export async function changeView(context: Context, publicId: string, changes: ViewChanges): Promise<Outcome<{ view: SavedView }>> {
  return onView(context, publicId, async (tx, view) => {
    const refusal = notAllowed(context, view, changes);
    if (refusal) return refusal;
    const at = new Date(context.clock.now());
    const { isShared, isStarred } = changes;
    const sharedAt = isShared === undefined ? view.sharedAt : isShared ? (view.sharedAt ?? at) : null;
    const address = changes.address && { search: null, filter: null, sort: null, columns: null, ...withoutGaps(changes.address) };
    if (changes.name !== undefined || isShared !== undefined || address)
      await updateView(tx, { ...view, ...address, name: changes.name ?? view.name, sharedAt });
    if (isStarred !== undefined) await changeStar(tx, context, view, { isStarred, at });
    const name = isShared === undefined ? 'view.changed' : isShared ? 'view.shared' : 'view.unshared';
    const isOfAll = changes.name !== undefined || isShared !== undefined || address !== undefined;
    if (isOfAll) await announce(tx, context, { name, subject: { savedViewId: view.id, list: view.list } });
    const [changed] = await listViews(tx, context.caller.memberId, { id: view.id });
    return { ok: true, view: onWire(context, changed ?? { ...view, sharedAt }) };
  });
}

export async function removeView(context: Context, publicId: string): Promise<Outcome> {
  return onView(context, publicId, async (tx, view) => {
    if (!mayChange(context, view)) return notYours();
    await deleteView(tx, view.id);
    await announce(tx, context, { name: 'view.removed', subject: { savedViewId: view.id, list: view.list } });
    return { ok: true };
  });
}

/** A view of another member that is not shared is answered like one that is not there. */
async function onView<Result extends object>(
  context: Context,
  publicId: string,
  work: (tx: WorkspaceTx, view: ViewRow) => Promise<Outcome<Result>>,
): Promise<Outcome<Result>> {
  const problem = requirePermission(context, 'people.read');
  if (problem) return { ok: false, problem };
  const id = context.ids.decode('savedView', publicId) ?? 0;
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const [view] = await listViews(tx, context.caller.memberId, { id });
    return view ? work(tx, view) : refuse('missing', 'no-such-view', t`No saved view has this id.`);
  });
}

const notYours = () =>
  refuse('forbidden', 'not-yours', t`This view was saved by somebody else.`, { accepted: 'whoever saved it, or a head' });

function notAllowed(context: Context, view: ViewRow, { name, address, isShared, isStarred }: ViewChanges): Refusal | null {
  const isOfAll = name !== undefined || address !== undefined || isShared !== undefined;
  if (isOfAll && !mayChange(context, view)) return notYours();
  if (isStarred !== undefined && context.caller.memberId === null)
    return refuse('invalid', 'no-member', t`Lists open with a view for members.`, { where: 'isStarred', accepted: t`a member` });
  const problem = isShared ? requirePermission(context, 'views.share') : null;
  return problem && { ok: false, problem };
}

async function changeStar(tx: WorkspaceTx, { caller }: Context, view: ViewRow, { isStarred, at }: { isStarred: boolean; at: Date }) {
  if (isStarred) await star(tx, view, { memberId: caller.memberId!, at });
  else await unstar(tx, view, caller.memberId!);
}

const isHead = ({ caller }: Context) => ['head-of-marketing', 'head-of-sales', 'operator'].includes(caller.role);

function mayChange(context: Context, view: ViewRow): boolean {
  return view.savedById === context.caller.memberId || (view.sharedAt !== null && isHead(context));
}

const withoutGaps = (address: NonNullable<ViewChanges['address']>) =>
  Object.fromEntries(Object.entries(address).map(([part, value]) => [part, value ?? null]));

function onWire(context: Context, view: ViewRow): SavedView {
  const { list, name, search, filter, sort, columns, savedBy, isStarred } = view;
  return {
    id: context.ids.encode('savedView', view.id),
    list,
    name,
    search,
    filter,
    sort,
    columns,
    savedBy,
    isShared: view.sharedAt !== null,
    isStarred,
    mayChange: mayChange(context, view),
  };
}
