import { t } from '#kernel/language/say.ts';
import { sql } from 'kysely';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { requirePermission } from '#workspace/public.ts';
import { onlyAboutSeen } from '#asks/about-seen.ts';
import type { AboutKind } from '#asks/ask.ts';
import { noSuchAsk } from '#asks/refusals.ts';
import type { AboutsAnswer } from '#asks/schema.ts';
import { findAskRow, nameNow, thingNow } from '#asks/store.ts';

const pageLength = 50;

/** What an ask is about, thing by thing, in the order in which they became known. */
export async function findAbouts(context: Context, askId: number, after: string | undefined): Promise<Outcome<{ answer: AboutsAnswer }>> {
  const problem = requirePermission(context, 'asks.read') ?? requirePermission(context, 'people.read');
  if (problem) return { ok: false, problem };
  const behind = Number(after ?? 0);
  if (!Number.isSafeInteger(behind) || behind < 0)
    return refuse('invalid', 'not-a-place', t`Not a place in the list.`, { where: 'after', accepted: t`\`next\` of the page before` });
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    if (!(await findAskRow(tx, askId))) return noSuchAsk();
    const { rows } = await sql<{ kind: AboutKind; place: number; id: number | null; name: string | null }>`
      select f.thing_kind as kind, f.thing_id as place, ${thingNow(sql`f.thing_kind`, sql`f.thing_id`)} as id,
        ${nameNow(sql`f.thing_kind`, sql`f.thing_id`)} as name
      from entente.ask_about_facts f where f.workspace_id = ${tx.workspaceId} and f.ask_id = ${askId} and f.thing_id > ${behind}
      order by f.thing_id limit ${pageLength + 1}`.execute(tx.db);
    const shown = rows.slice(0, pageLength);
    const seen = await onlyAboutSeen(
      tx,
      context,
      shown.map(({ kind, place, id, name }) => ({ kind, id: id ?? place, name: name ?? '' })),
    );
    const abouts = seen.map(({ kind, id, name }) => ({ kind, id: context.ids.encode(kind, id), name }));
    return { ok: true, answer: { abouts, next: rows.length > pageLength ? String(shown.at(-1)!.place) : null } };
  });
}
