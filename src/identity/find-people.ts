import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { searchable } from '#sources/public.ts';
import { requirePermission } from '#workspace/public.ts';
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
  const after = cursor === undefined ? null : readCursor(cursor);
  if (after === 'unreadable')
    return refuse('invalid', 'not-a-cursor', t`Not a place in the list.`, {
      where: 'cursor',
      accepted: t`the "next" of an earlier answer`,
    });
  const beginning = searchable(search);
  const rows = await inWorkspace(context.database, context.caller.workspaceId, (tx) => searchIn(tx, beginning, after));
  const page = rows.slice(0, pageSize);
  const next = rows.length > pageSize ? writeCursor(page.at(-1)!) : null;
  const people = page.map(({ id, name, email, company }) => ({ id: context.ids.encode('person', id), name, email, company }));
  return { ok: true, answer: { people, next } };
}

async function searchIn(tx: WorkspaceTx, beginning: string, after: Place | null): Promise<PersonRow[]> {
  const by = after?.by ?? (beginning.includes('@') ? 'email' : 'name');
  const rows = await listPeople(tx, { by, beginning, after, limit: pageSize + 1 });
  if (rows.length > 0 || by === 'email' || after || beginning === '') return rows;
  return listPeople(tx, { by: 'email', beginning, after, limit: pageSize + 1 });
}

function writeCursor({ by, key, id }: PersonRow): string {
  return Buffer.from(JSON.stringify([by, key, id])).toString('base64url');
}

function readCursor(text: string): Place | 'unreadable' {
  try {
    const [by, key, id] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as [Place['by'], string, number];
    const isPlace = (by === 'name' || by === 'email') && typeof key === 'string' && Number.isSafeInteger(id);
    return isPlace ? { by, key, id } : 'unreadable';
  } catch {
    return 'unreadable';
  }
}
