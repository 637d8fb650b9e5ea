import { t } from '#kernel/language/say.ts';
import { sql } from 'kysely';
import { refuse, type Problem } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import type { Journeys } from '#journeys/public.ts';
import { permits } from '#workspace/public.ts';
import type { Question } from '#scoreboard/question.ts';

/**
 * Attributes that name sellers, for a caller who sees no figures of named sellers; none for everybody else. An attribute
 * names sellers when one of its values is a member's name, or a name by which sources call a member.
 */
export async function hiddenAttributes(context: Context, { people }: Journeys): Promise<ReadonlySet<string>> {
  if (permits(context.caller, 'measures-of-sellers.read')) return new Set();
  const names = await namesOfMembers(context);
  const isOfSellers = (values: readonly string[]) => values.some((value) => names.has(normal(value)));
  return new Set([...people.attributes].filter(([, { values }]) => isOfSellers(values)).map(([name]) => name));
}

async function namesOfMembers({ database, caller: { workspaceId } }: Context): Promise<ReadonlySet<string>> {
  const { rows } = await inWorkspace(database, workspaceId, (tx) =>
    sql<{ name: string }>`
      select name from entente.member_facts where workspace_id = ${workspaceId}
      union select name from entente.member_name_facts where workspace_id = ${workspaceId}
      union select email from entente.member_facts where workspace_id = ${workspaceId}`.execute(tx.db),
  );
  return new Set(rows.map(({ name }) => normal(name)));
}

const normal = (name: string) => name.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase();

/** The refusal of a question by an attribute that is hidden; null where it asks for none. */
export function hiddenProblem(hidden: ReadonlySet<string>, { by, where }: Question): Problem | null {
  const asked = [by, ...where.map(({ attribute }) => attribute)].find((name) => name !== null && hidden.has(name));
  if (!asked) return null;
  const message = t`${asked} names sellers, and your role sees no figures of named sellers.`;
  return refuse('forbidden', 'names-sellers', message, {
    where: asked === by ? 'by' : 'where',
    accepted: t`an attribute that names nobody here`,
  }).problem;
}
