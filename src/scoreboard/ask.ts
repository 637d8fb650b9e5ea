import type { Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import type { Journeys, OpenJourneys } from '#journeys/public.ts';
import { businessTimeOf, loadCompanyCalendar, requirePermission } from '#workspace/public.ts';
import { readQuestion, type Question } from '#scoreboard/question.ts';
import { hiddenAttributes, hiddenProblem, namedFigures, type Hidden, type NamedFigures } from '#scoreboard/seller-attributes.ts';
import type { CompanyClock } from '#scoreboard/response-times.ts';

/** What a question about figures arrives with. */
export interface Asked {
  from?: string | undefined;
  to?: string | undefined;
  /** attribute:value, several in a list or one a line. */
  where?: string | readonly string[] | undefined;
  by?: string | undefined;
}

/** Everything that answers one question: whose figures, what happened, by whose clock. */
export interface Understood {
  question: Question;
  journeys: Journeys;
  clock: CompanyClock;
  /** Attributes that this caller does not see. */
  hidden: Hidden;
  /** Whose figures by name the caller sees; null: no question of it. */
  named: NamedFigures | null;
}

/** Checks the permission, opens the journeys as they are after the caller's last command, and understands the question. */
export async function understand(context: Context, openJourneys: OpenJourneys, asked: Asked): Promise<Outcome<Understood>> {
  const problem = requirePermission(context, 'measures.read');
  if (problem) return { ok: false, problem };
  const hours = await inWorkspace(context.database, context.caller.workspaceId, loadCompanyCalendar);
  const journeys = await openJourneys(context);
  const where = [asked.where ?? []]
    .flat()
    .flatMap((filter) => filter.split('\n'))
    .filter((filter) => filter !== '');
  const read = readQuestion(journeys.people, { ...asked, where });
  if (!read.ok) return read;
  const hidden = await hiddenAttributes(context, journeys);
  const named = await namedFigures(context, journeys);
  const refusal = hiddenProblem(hidden, named, read.question);
  if (refusal) return { ok: false, problem: refusal };
  return {
    ok: true,
    question: read.question,
    journeys,
    hidden,
    named,
    clock: { timeZone: hours.timeZone, businessTime: businessTimeOf(hours) },
  };
}
