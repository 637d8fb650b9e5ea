import type { WorkspaceTx } from '#platform/database/database.ts';
import type { ReadRow, RefusedRow } from '../mapping/read-row.ts';
import { erasedRefusal } from './erased-refusal.ts';

/**
 * Keeps out of an import what is of people who were erased and are to stay so. A row of such a person is refused, without
 * its cells; so is a row that only links, changes or reports something of them. A deal that refers to one among others is
 * taken without that reference.
 */
export async function refuseErased(
  tx: WorkspaceTx,
  given: readonly ReadRow[],
): Promise<{ rows: readonly ReadRow[]; refusals: RefusedRow[] }> {
  const erased = await erasedAmong(tx, given);
  if (erased.size === 0) return { rows: given, refusals: [] };
  const rows: ReadRow[] = [];
  const refusals: RefusedRow[] = [];
  for (const row of given) {
    if (isOfErased(row, erased)) refusals.push({ outcome: 'refused', row: row.row, ...erasedRefusal, cells: [] });
    else rows.push(withoutReferences(row, erased));
  }
  return { rows, refusals };
}

/** Nearly always nobody was erased, and no row has to be looked at. */
async function erasedAmong(tx: WorkspaceTx, rows: readonly ReadRow[]): Promise<Set<string>> {
  const { rows: some } = await tx.client.query('select 1 from entente.erased_keys where workspace_id = $1 limit 1', [tx.workspaceId]);
  if (some.length === 0) return new Set();
  const hashes = [...new Set(rows.flatMap(hashesOf))];
  const { rows: found } = await tx.client.query<{ hash: string }>(
    `select encode(key_hash, 'hex') as hash from entente.erased_keys
     where workspace_id = $1 and key_hash = any(array(select decode(hash, 'hex') from unnest($2::text[]) as given (hash)))`,
    [tx.workspaceId, hashes],
  );
  return new Set(found.map((row) => row.hash));
}

function hashesOf({ keyHash, also }: ReadRow): string[] {
  if (!also) return [keyHash];
  return [
    keyHash,
    ...also.links.flatMap(({ fromHash, toHash }) => [fromHash, toHash]),
    ...also.changes.map((change) => change.keyHash),
    ...also.departures.flatMap((departure) => [departure.keyHash, departure.intoHash]),
  ];
}

function isOfErased(row: ReadRow, erased: ReadonlySet<string>): boolean {
  if (erased.has(row.keyHash)) return true;
  return row.object === 'none' && hashesOf(row).some((hash) => erased.has(hash));
}

/** The people of a deal stand in its payload in the order of its links. */
function withoutReferences(row: ReadRow, erased: ReadonlySet<string>): ReadRow {
  const { also } = row;
  if (!also?.links.some(({ toHash }) => erased.has(toHash))) return row;
  const people = also.links.filter(({ kind }) => kind === 'deal-person');
  const payload = JSON.parse(row.payload) as { deal?: { people?: unknown[] }; links?: string[] };
  if (payload.deal?.people) payload.deal.people = payload.deal.people.filter((_ref, at) => !erased.has(people[at]?.toHash ?? ''));
  if (payload.links) payload.links = payload.links.filter((link) => !erased.has(link.split(' ')[1]!));
  row.payload = JSON.stringify(payload);
  also.links = also.links.filter(({ toHash }) => !erased.has(toHash));
  return row;
}
