import type { Outcome } from '#kernel/problem.ts';
import type { IdKind } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { findRoute } from '#platform/mail/find-route.ts';
import { readMembers, requirePermission } from '#workspace/public.ts';
import { choosePaces, readPaces, usualPaces, type Paces } from '#discussion/mail/mail-choice-store.ts';
import { noticeSentence } from '#discussion/notice-words.ts';
import { chooseNotices, countUnread, listNotices, markRead, readSilences, type NoticeRow } from '#discussion/notice-store.ts';
import { noticeKinds, type ChoicesAnswer, type ChoicesWanted, type NoticesAnswer } from '#discussion/schema.ts';
import type { Things } from '#discussion/things.ts';

const pageLength = 50;

/** What the caller was told, the newest first. A caller who is no member is told nothing. */
export async function findNotices(
  context: Context,
  things: Things,
  after: string | undefined,
): Promise<Outcome<{ answer: NoticesAnswer }>> {
  const problem = requirePermission(context, 'notices.read');
  if (problem) return { ok: false, problem };
  const { memberId } = context.caller;
  if (memberId === null) return { ok: true, answer: { unread: 0, notices: [], next: null } };
  const before = after === undefined ? null : context.ids.decode('notice', after);
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const rows = await listNotices(tx, memberId, before, pageLength + 1);
    const names = new Map((await readMembers(tx)).map(({ id, name }) => [id, name]));
    const notices: NoticesAnswer['notices'] = [];
    for (const row of rows.slice(0, pageLength)) notices.push(await onWire(tx, context, row, { things, names }));
    const next = rows.length > pageLength ? notices.at(-1)!.id : null;
    return { ok: true, answer: { unread: await countUnread(tx, memberId), notices, next } };
  });
}

async function onWire(
  tx: WorkspaceTx,
  { ids, caller }: Context,
  row: NoticeRow,
  { things, names }: { things: Things; names: ReadonlyMap<number, string> },
): Promise<NoticesAnswer['notices'][number]> {
  const thing = things.find(({ kind }) => kind === row.thingKind);
  const known = await thing?.find(tx, row.thingId);
  const found = known && thing?.shownTo ? await thing.shownTo(tx, caller, known) : known;
  const by = row.causedBy === null ? null : (names.get(row.causedBy) ?? 'A former member');
  const sentence = noticeSentence(row.what, { by, name: found?.name ?? null, kind: row.thingKind });
  const path = thing ? `${thing.path}${ids.encode(row.thingKind as IdKind, row.thingId)}` : '/notices';
  return { id: ids.encode('notice', row.id), kind: row.kind, sentence, path, at: row.at.toISOString(), isRead: row.isRead };
}

export async function findUnread(context: Context): Promise<Outcome<{ unread: number }>> {
  const problem = requirePermission(context, 'notices.read');
  if (problem) return { ok: false, problem };
  const { memberId, workspaceId } = context.caller;
  if (memberId === null) return { ok: true, unread: 0 };
  return inWorkspace(context.database, workspaceId, async (tx) => ({ ok: true, unread: await countUnread(tx, memberId) }));
}

/** @param publicIds undefined: all of them. Those of others are none of the caller's, and stay as they are. */
export async function readNotices(context: Context, publicIds: readonly string[] | undefined): Promise<Outcome<{ unread: number }>> {
  const problem = requirePermission(context, 'notices.write');
  if (problem) return { ok: false, problem };
  const { memberId, workspaceId } = context.caller;
  if (memberId === null) return { ok: true, unread: 0 };
  const ids = publicIds?.flatMap((id) => context.ids.decode('notice', id) ?? []) ?? null;
  return inWorkspace(context.database, workspaceId, async (tx) => {
    await markRead(tx, memberId, ids, new Date(context.clock.now()));
    return { ok: true, unread: await countUnread(tx, memberId) };
  });
}

const toldNothing: ChoicesAnswer['choices'] = { mention: false, comment: false, ask: false, answer: false, import: false };
const mailedNothing: ChoicesAnswer['mail'] = { mention: 'never', comment: 'never', ask: 'never', answer: 'never', import: 'never' };

/** What the caller wants to be told; everything until they say otherwise. @param wanted what changes; null: nothing is asked to. */
export async function noticeChoices(context: Context, wanted: ChoicesWanted | null): Promise<Outcome<ChoicesAnswer>> {
  const problem = requirePermission(context, wanted ? 'notices.write' : 'notices.read');
  if (problem) return { ok: false, problem };
  const { memberId, workspaceId } = context.caller;
  if (memberId === null) return { ok: true, choices: toldNothing, mail: mailedNothing, mailWay: 'ready' };
  return inWorkspace(context.database, workspaceId, async (tx) => {
    const at = new Date(context.clock.now());
    for (const kind of noticeKinds) {
      const isWanted = wanted?.choices?.[kind];
      if (isWanted !== undefined) await chooseNotices(tx, memberId, kind, isWanted, at);
    }
    if (wanted?.mail) await choosePaces(tx, memberId, wanted.mail as Partial<Paces>, at);
    const mail = (await readPaces(tx, memberId)).get(memberId) ?? usualPaces;
    const { route } = await findRoute(tx, context.settings);
    const mailWay = !route ? 'no-mail-server' : context.settings.publicUrl ? 'ready' : 'no-address';
    return { ok: true, choices: await readSilences(tx, memberId), mail, mailWay };
  });
}
