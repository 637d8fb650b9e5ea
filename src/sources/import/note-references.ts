import type { WorkspaceTx } from '#platform/database/database.ts';
import type { LinkSaid, ReadRow } from '../mapping/read-row.ts';
import { byteaArray } from './known-state.ts';
import type { RunNotes } from './run-notes.ts';

/** What a reference is to: the one end of a link, or of rows that are nothing but links either of them. */
interface Reference {
  /** `deal-product to` */
  name: string;
  hash: string;
  row: ReadRow;
}

/** Notes the references of rows whose end is not there. @param own hashes of keys that the same rows bring. */
export async function noteReferences(
  tx: WorkspaceTx,
  rows: readonly ReadRow[],
  own: ReadonlySet<string>,
  nowhere: RunNotes['nowhere'],
): Promise<void> {
  const references = rows.flatMap((row) => row.also?.links.flatMap((link) => referencesOf(link, row)) ?? []);
  if (references.length === 0) return;
  const known = await knownAmong(tx, [...new Set(references.map(({ hash }) => hash))]);
  for (const { name, hash, row } of references) {
    if (known.has(hash) || own.has(hash)) continue;
    const key = `${name} ${hash}`;
    const noted = nowhere[key];
    if (noted) noted.count++;
    else nowhere[key] = { count: 1, firstRow: row.row, said: saidOf(name, row) };
  }
}

function referencesOf({ kind, fromHash, toHash }: LinkSaid, row: ReadRow): Reference[] {
  const to = { name: `${kind} to`, hash: toHash, row };
  return row.object === 'none' ? [{ name: `${kind} from`, hash: fromHash, row }, to] : [to];
}

async function knownAmong(tx: WorkspaceTx, hashes: readonly string[]): Promise<Set<string>> {
  const { rows } = await tx.client.query<{ hash: string }>(
    `select encode(key_hash, 'hex') as hash from entente.subjects where workspace_id = $1 and key_hash = any($2::bytea[])
     union all
     select encode(key_hash, 'hex') from entente.deals where workspace_id = $1 and scope = 0 and key_hash = any($2::bytea[])`,
    [tx.workspaceId, byteaArray(hashes)],
  );
  return new Set(rows.map((row) => row.hash));
}

interface SaidKey {
  values?: string[];
}

/** Names of products and accounts; those of people are kept nowhere but in their records. */
function saidOf(name: string, { payload }: ReadRow): string | null {
  const said = JSON.parse(payload) as { account?: SaidKey; parent?: SaidKey; deal?: { account?: SaidKey; product?: SaidKey } };
  const keys: Record<string, SaidKey | undefined> = {
    'deal-account to': said.deal?.account,
    'deal-product to': said.deal?.product,
    'person-account to': said.account,
    'account-parent to': said.parent,
  };
  return keys[name]?.values?.join(' · ') ?? null;
}
