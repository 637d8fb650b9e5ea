import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';
import { subjectsOf } from '#identity/link-store.ts';
import { readPerson } from '#identity/store.ts';

export interface GivenPerson {
  personId: number;
  subjectIds: number[];
  name: string;
  email: string;
}

/** The person behind the id of an address, with all that they are made of. */
export async function personGiven(tx: WorkspaceTx, context: Context, publicId: string): Promise<Outcome<{ person: GivenPerson }>> {
  const id = context.ids.decode('person', publicId);
  const found = id === null ? null : await subjectsOf(tx, id);
  const known = found && (await readPerson(tx, found.personId));
  if (!found || !known) return refuse('missing', 'no-such-person', t`This address names nobody whom this company knows.`);
  return { ok: true, person: { personId: found.personId, subjectIds: found.subjectIds, name: known.name, email: known.email } };
}
