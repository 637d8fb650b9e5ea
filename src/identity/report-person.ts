import type { Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import type { ReportSection, Slice } from '#platform/slice.ts';
import { requirePermission } from '#workspace/public.ts';
import { findErasure } from '#identity/erasure-store.ts';
import { personFields } from '#identity/person-fields.ts';
import { personGiven, type GivenPerson } from '#identity/person-given.ts';
import { readRecords } from '#identity/store.ts';

/** What every slice tells of a person, in the order of the slices. */
export type Reporters = readonly NonNullable<Slice['report']>[];

export interface PersonReport {
  personId: number;
  name: string;
  madeAt: Date;
  sections: ReportSection[];
}

/** Everything that is held of a person, for them to have. That it was taken out stands in the audit log. */
export async function reportPerson(context: Context, publicId: string, reporters: Reporters): Promise<Outcome<{ report: PersonReport }>> {
  const problem = requirePermission(context, 'people.report');
  if (problem) return { ok: false, problem };
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const given = await personGiven(tx, context, publicId);
    if (!given.ok) return given;
    const { person } = given;
    const sections = await ownSections(tx, person);
    for (const report of reporters) sections.push(...(await report(tx, person.subjectIds)));
    await announce(tx, context, { name: 'person.reported', subject: { personId: person.personId } });
    return { ok: true, report: { personId: person.personId, name: person.name, madeAt: new Date(context.clock.now()), sections } };
  });
}

async function ownSections(tx: WorkspaceTx, { personId, subjectIds }: GivenPerson): Promise<ReportSection[]> {
  const fields = personFields(await readRecords(tx, personId, subjectIds));
  const held = fields.flatMap(({ name, value, sources, losing }) => [
    ...sources.map(({ source, at }) => ({ field: name, value, source, since: at, holds: true })),
    ...losing.map((lost) => ({ field: name, value: lost.value, source: lost.source, since: lost.at, holds: false })),
  ]);
  const erasure = await findErasure(tx, subjectIds);
  const erasures = erasure
    ? [{ erased: erasure.erasedAt.toISOString(), atTheWishOf: erasure.wishOf, laterImportsRefused: erasure.isSuppressed }]
    : [];
  return [
    {
      name: 'fields',
      title: 'What is held to be true',
      note: 'The values that hold now, who said so and when, and values that gave way.',
      rows: held,
    },
    { name: 'erasures', title: 'Erasure', note: 'Whether and when this person was erased.', rows: erasures },
  ];
}
