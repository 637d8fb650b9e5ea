import { t } from '#kernel/language/say.ts';
import { sql } from 'kysely';
import { refuse, type Problem } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import type { Journeys } from '#journeys/public.ts';
import { fieldGroupOf, groupWords, isWithheld, normalName, permits, saysOwner } from '#workspace/public.ts';
import type { Question } from '#scoreboard/question.ts';

/** Attributes that a caller does not see, each with what it says. */
export type Hidden = ReadonlyMap<string, string>;

/** Attributes that name sellers, and the sellers whose figures are the caller's to see. */
export interface NamedFigures {
  attributes: ReadonlySet<string>;
  names: ReadonlySet<string>;
}

/**
 * Attributes that are withheld from a caller: of sellers for whoever sees no figures of named sellers, of contact details and amounts
 * by what they are called.
 */
export async function hiddenAttributes(context: Context, journeys: Journeys): Promise<Hidden> {
  const { caller } = context;
  const groups = [...journeys.people.attributes.keys()].flatMap((name): [string, string][] => {
    const group = fieldGroupOf(name);
    return group && group !== 'seller-names' && isWithheld(caller, group)
      ? [[name, `says ${groupWords[group]}, and your role sees none`]]
      : [];
  });
  const isOpen = permits(caller, 'measures-of-sellers.read') && !isWithheld(caller, 'seller-names');
  const sellers = isOpen ? [] : [...(await sellerAttributes(context, journeys))];
  const why = 'names sellers, and your role sees no figures of named sellers';
  return new Map([...groups, ...sellers.map((name): [string, string] => [name, why])]);
}

/** null where a caller sees the figures of every seller, or of none. */
export async function namedFigures(context: Context, journeys: Journeys): Promise<NamedFigures | null> {
  const names = context.caller.sight?.figuresOf;
  return names ? { attributes: await sellerAttributes(context, journeys), names } : null;
}

/** An attribute names sellers when one of its values is a member's name, or a name by which sources call a member; or when it says who owns. */
async function sellerAttributes(context: Context, { people }: Journeys): Promise<ReadonlySet<string>> {
  const names = await namesOfMembers(context);
  const isOfSellers = (values: readonly string[]) => values.some((value) => names.has(normalName(value)));
  return new Set([...people.attributes].filter(([name, { values }]) => saysOwner(name) || isOfSellers(values)).map(([name]) => name));
}

async function namesOfMembers({ database, caller: { workspaceId } }: Context): Promise<ReadonlySet<string>> {
  const { rows } = await inWorkspace(database, workspaceId, (tx) =>
    sql<{ name: string }>`
      select name from entente.member_facts where workspace_id = ${workspaceId}
      union select name from entente.member_name_facts where workspace_id = ${workspaceId}
      union select email from entente.member_facts where workspace_id = ${workspaceId}`.execute(tx.db),
  );
  return new Set(rows.map(({ name }) => normalName(name)));
}

/** The refusal of a question by an attribute that is hidden, or by somebody else's name; null where it asks for neither. */
export function hiddenProblem(hidden: Hidden, named: NamedFigures | null, { by, where }: Question): Problem | null {
  const asked = [by, ...where.map(({ attribute }) => attribute)].find((name) => name !== null && hidden.has(name));
  if (asked) {
    const isOfSellers = hidden.get(asked)!.startsWith('names sellers');
    return refuse('forbidden', isOfSellers ? 'names-sellers' : 'withheld', `${asked} ${hidden.get(asked)}.`, {
      where: asked === by ? 'by' : 'where',
      accepted: isOfSellers ? t`an attribute that names nobody here` : t`an attribute that you see`,
    }).problem;
  }
  const other = where.find(({ attribute, value }) => named?.attributes.has(attribute) && !named.names.has(normalName(value)));
  if (!other) return null;
  return refuse('forbidden', 'names-sellers', t`Figures of ${other.value} are for them and their manager.`, {
    where: 'where',
    accepted: t`your own name, or that of somebody who reports to you`,
  }).problem;
}

/** Of figures by seller those that are the caller's to see. */
export function onlyNamed<Answer extends { by?: Record<string, unknown> | undefined; byOrder?: string[] | undefined }>(
  answer: Answer,
  by: string | null,
  named: NamedFigures | null,
): Answer {
  if (by === null || !answer.by || !named?.attributes.has(by)) return answer;
  const isSeen = (value: string) => named.names.has(normalName(value));
  return {
    ...answer,
    by: Object.fromEntries(Object.entries(answer.by).filter(([value]) => isSeen(value))),
    byOrder: (answer.byOrder ?? []).filter(isSeen),
  };
}
