import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Caller, Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { searchable } from '#sources/public.ts';
import { seal, unseal } from '#platform/sealed-value.ts';
import { isWithheld, requirePermission, shownName, shownText } from '#workspace/public.ts';
import { readOwnRows } from '#identity/own-rows.ts';
import { shownMail } from '#identity/shown-fields.ts';
import type { PeopleAnswer, PeopleQuery } from '#identity/schema.ts';
import { listPeople, type PersonRow, type Place } from '#identity/store.ts';

const pageSize = 50;

/**
 * People in the order of their names, a page at a time; with a search, those whose name begins so, or,
 * when there are none or the search has an @, those whose mail does.
 */
export async function findPeople(context: Context, { search = '', cursor }: PeopleQuery): Promise<Outcome<{ answer: PeopleAnswer }>> {
  const problem = requirePermission(context, 'people.read');
  if (problem) return { ok: false, problem };
  const { caller } = context;
  if (isWithheld(caller, 'contact-details') && search.includes('@')) return mailWithheld();
  const after = cursor === undefined ? null : readCursor(context, cursor);
  if (after === 'unreadable')
    return refuse('invalid', 'not-a-cursor', t`Not a place in the list.`, {
      where: 'cursor',
      accepted: t`the "next" of an earlier answer`,
    });
  const beginning = searchable(search);
  const rows = await inWorkspace(context.database, context.caller.workspaceId, (tx) => searchIn(tx, caller, beginning, after));
  const page = rows.slice(0, pageSize);
  const next = rows.length > pageSize ? writeCursor(context, page.at(-1)!) : null;
  const people = page.map(({ id, name, email, company }) => ({
    id: context.ids.encode('person', id),
    name: shownName(caller, name),
    email: shownMail(caller, email),
    company: shownText(caller, company),
  }));
  return { ok: true, answer: { people, next } };
}

const mailWithheld = () =>
  refuse('forbidden', 'withheld', t`Mail addresses belong to the contact details that your role does not see: nobody is found by one.`, {
    where: 'search',
    accepted: t`how a name begins`,
  });

async function searchIn(tx: WorkspaceTx, caller: Caller, beginning: string, after: Place | null): Promise<PersonRow[]> {
  const own = (await readOwnRows(tx, caller))?.people ?? null;
  const by = after?.by ?? (beginning.includes('@') ? 'email' : 'name');
  const rows = await listPeople(tx, { by, beginning, after, limit: pageSize + 1, own });
  const isDone = rows.length > 0 || by === 'email' || after || beginning === '';
  if (isDone || isWithheld(caller, 'contact-details')) return rows;
  return listPeople(tx, { by: 'email', beginning, after, limit: pageSize + 1, own });
}

// A place holds the key of a row: it is sealed, for a key can be a mail address.
const purpose = 'place among people';

function writeCursor({ settings, caller }: Context, { by, key, id }: PersonRow): string {
  return seal(settings.secret, purpose, String(caller.workspaceId), JSON.stringify([by, key, id])).toString('base64url');
}

function readCursor({ settings, caller }: Context, sealed: string): Place | 'unreadable' {
  const text = unseal(settings.secret, purpose, String(caller.workspaceId), Buffer.from(sealed, 'base64url'));
  const [by, key, id] = JSON.parse(text ?? '[]') as [Place['by']?, string?, number?];
  const isPlace = (by === 'name' || by === 'email') && typeof key === 'string' && Number.isSafeInteger(id);
  const isSeen = by === 'name' || !isWithheld(caller, 'contact-details');
  return isPlace && isSeen ? { by, key, id: id! } : 'unreadable';
}
