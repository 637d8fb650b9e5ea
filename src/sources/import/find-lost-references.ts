import type { WorkspaceTx } from '#platform/database/database.ts';
import { byteaArray } from './known-state.ts';
import type { RunNotes } from './run-notes.ts';

/** References of one kind that lead nowhere. */
export interface LostReferences {
  /** Who names it: deal, person, account, touch, link. */
  what: string;
  /** What is named: product, account, person and so on. */
  object: string;
  count: number;
  firstRow: number;
  /** As rows name it, the most often named first. */
  said: string[];
  /** The names of all that is known of its kind. */
  names: string[];
  /** Whether anything of its kind is known. */
  isAnyKnown: boolean;
}

const mostNames = 5000;

/**
 * Which of the noted references still lead nowhere: what they name may have come with later rows.
 * @param runId the run whose links are counted; null in a preview, where the noted ones are.
 */
export async function findLostReferences(tx: WorkspaceTx, nowhere: RunNotes['nowhere'], runId: number | null): Promise<LostReferences[]> {
  const noted = Object.entries(nowhere).map(([key, reference]) => {
    const [kind, end, hash] = key.split(' ') as [string, 'from' | 'to', string];
    return { kind, end, hash, ...reference };
  });
  if (noted.length === 0) return [];
  const there = await thereAmong(
    tx,
    noted.map(({ hash }) => hash),
  );
  const lost: LostReferences[] = [];
  for (const all of Map.groupBy(
    noted.filter(({ hash }) => !there.has(hash)),
    ({ kind, end }) => `${kind} ${end}`,
  ).values()) {
    const { kind, end } = all[0]!;
    const object = objectOf(kind, end);
    const counted = runId === null ? null : await countLost(tx, runId, kind, end);
    lost.push({
      what: end === 'to' ? kind.split('-')[0]! : 'link',
      object,
      count: counted ?? all.reduce((sum, { count }) => sum + count, 0),
      firstRow: Math.min(...all.map(({ firstRow }) => firstRow)),
      said: all.toSorted((one, other) => other.count - one.count).flatMap(({ said }) => (said === null ? [] : [said])),
      ...(await namesOf(tx, object)),
    });
  }
  return lost;
}

function objectOf(kind: string, end: 'from' | 'to'): string {
  const [from, to] = kind.split('-') as [string, string];
  if (end === 'from') return from;
  return to === 'parent' ? 'account' : to;
}

async function thereAmong(tx: WorkspaceTx, hashes: readonly string[]): Promise<Set<string>> {
  const { rows } = await tx.client.query<{ hash: string }>(
    `select encode(key_hash, 'hex') as hash from entente.subjects where workspace_id = $1 and key_hash = any($2::bytea[])
     union all
     select encode(key_hash, 'hex') from entente.deals where workspace_id = $1 and scope = 0 and key_hash = any($2::bytea[])`,
    [tx.workspaceId, byteaArray(hashes)],
  );
  return new Set(rows.map((row) => row.hash));
}

/** Links that this run told, also as others had told them before, whose end is not there. */
async function countLost(tx: WorkspaceTx, runId: number, kind: string, end: 'from' | 'to'): Promise<number> {
  const { rows } = await tx.client.query<{ count: number }>(
    `with told as (
       select ${end}_hash as hash from entente.links where workspace_id = $1 and import_run_id = $2 and kind = $3
       union all
       select l.${end}_hash from entente.confirmations c join entente.links l on l.workspace_id = $1 and l.id = c.row_id
       where c.workspace_id = $1 and c.import_run_id = $2 and c.evidence = 'links' and l.kind = $3)
     select count(*) from told
     where not exists (select 1 from entente.subjects s where s.workspace_id = $1 and s.key_hash = told.hash)
       and not exists (select 1 from entente.deals d where d.workspace_id = $1 and d.scope = 0 and d.key_hash = told.hash)`,
    [tx.workspaceId, runId, kind],
  );
  return rows[0]!.count;
}

/** Names of things. Those of people and deals are not looked through: nobody means another person. */
async function namesOf(tx: WorkspaceTx, object: string): Promise<{ names: string[]; isAnyKnown: boolean }> {
  if (object === 'person' || object === 'deal' || object === 'touch') return { names: [], isAnyKnown: true };
  const { rows } = await tx.client.query<{ name: string }>(
    `select distinct coalesce(payload ->> 'name', payload ->> 'key') as name from entente.records
     where workspace_id = $1 and object = $2 and payload is not null limit ${mostNames}`,
    [tx.workspaceId, object],
  );
  return { names: rows.map((row) => row.name).filter((name) => name !== null), isAnyKnown: rows.length > 0 };
}
