import type { Tx } from '#platform/database/database.ts';
import type { Batch } from '#platform/slice.ts';
import { listSourceMerges, personsOf, replaceSourceMerges, type SourceMerge } from '#identity/link-store.ts';
import { mergePeople } from '#identity/merge-people.ts';
import { resolveMerges } from '#identity/resolve-merges.ts';

const atATime = 5000;

interface Departure {
  from: string;
  fromId: number | null;
  into: string;
  intoId: number | null;
  occurredAt: Date;
}

/**
 * Lets the links between subjects follow the merges that sources report and that stand: at the end of every import, undo
 * and redo. Nothing is remembered of earlier ones, so the order of imports does not matter, and an undo takes its merges along.
 */
export async function followDepartures({ workspaceId, importedAt }: Batch, tx: Tx): Promise<void> {
  const departures = await readMerges(tx, workspaceId);
  const standing = new Map((await listSourceMerges(tx, workspaceId)).map(({ subjectId, personId }) => [subjectId, personId]));
  if (departures.length === 0 && standing.size === 0) return;
  const wanted = mergesOf(departures);
  const changed = [...new Set([...standing.keys(), ...wanted.keys()])].filter((id) => standing.get(id) !== wanted.get(id));
  if (changed.length === 0) return;
  const before = await personsOf(tx, workspaceId, changed);
  const merges = changed.flatMap((subjectId): SourceMerge[] => {
    const personId = wanted.get(subjectId);
    return personId === undefined ? [] : [{ subjectId, personId }];
  });
  await replaceSourceMerges(tx, workspaceId, changed, merges, importedAt);
  const touched = [...new Set([...changed, ...before])];
  await keepPeople(tx, workspaceId, touched, merges, importedAt);
  // A few thousand at a time: memory does not grow with what a source merged.
  for (let from = 0; from < touched.length; from += atATime)
    await mergePeople(tx, workspaceId, touched.slice(from, from + atATime), importedAt);
}

async function readMerges(tx: Tx, workspaceId: number): Promise<Departure[]> {
  const { rows } = await tx.client.query<Departure>(
    `select encode(key_hash, 'hex') as from, case when ${isKnown('subject_id')} then subject_id end as "fromId",
       encode(into_hash, 'hex') as into, case when ${isKnown('into_subject_id')} then into_subject_id end as "intoId", occurred_at as "occurredAt"
     from entente.departure_facts where workspace_id = $1 and object = 'person' and kind = 'merged' and into_hash is not null`,
    [workspaceId],
  );
  return rows;
}

/** Whether a source says something of a subject, or something happened to it: a key alone is nobody. */
const isKnown = (subject: string) => `(
  exists (select 1 from entente.record_facts r where r.workspace_id = $1 and r.subject_id = ${subject} and r.object in ('person', 'deal'))
  or exists (select 1 from entente.touch_facts t where t.workspace_id = $1 and t.subject_id = ${subject}))`;

/** The person of every subject that a source merged into another one. */
function mergesOf(departures: readonly Departure[]): Map<number, number> {
  const ids = new Map<string, number>();
  for (const { from, fromId, into, intoId } of departures) {
    if (fromId !== null) ids.set(from, fromId);
    if (intoId !== null) ids.set(into, intoId);
  }
  const reported = departures.map(({ from, into, occurredAt }) => ({ from, into, occurredAt: occurredAt.getTime() }));
  const ends = resolveMerges(reported, (key) => ids.has(key));
  return new Map([...ends].map(([from, end]) => [ids.get(from)!, ids.get(end)!]));
}

/**
 * A subject of whom nothing but touches is known is no row among people. Once it is linked it needs one, so that journeys
 * find its person; apart again, the row goes.
 */
async function keepPeople(
  tx: Tx,
  workspaceId: number,
  touched: readonly number[],
  merges: readonly SourceMerge[],
  at: Date,
): Promise<void> {
  const linked = new Set(merges.flatMap(({ subjectId, personId }) => [subjectId, personId]));
  await tx.client.query(
    `insert into entente.people (workspace_id, id, updated_at) select $1, id, $3 from unnest($2::bigint[]) as given (id) on conflict do nothing`,
    [workspaceId, [...linked], at],
  );
  const apart = touched.filter((id) => !linked.has(id));
  if (apart.length === 0) return;
  await tx.client.query(
    `delete from entente.people p where p.workspace_id = $1 and p.id = any($2::bigint[])
       and not exists (select 1 from entente.record_facts f where f.workspace_id = $1 and f.subject_id = p.id and f.object in ('person', 'deal'))
       and not exists (select 1 from entente.subject_links l where l.workspace_id = $1 and l.person_id = p.id)`,
    [workspaceId, apart],
  );
}
