import { hash } from 'node:crypto';
import type { WorkspaceTx } from '#platform/database/database.ts';
import type { LinkKind } from '../mapping/mapping-schema.ts';
import type { DealRow, ReadRow, RefusedRow } from '../mapping/read-row.ts';
import { erasedRefusal } from './erased-refusal.ts';
import { bareRecord, createPersonalTest, personalTexts } from './personal-texts.ts';

/**
 * Keeps out of an import what is of people who were erased and are to stay so. A row of such a person is refused, without
 * its cells; so is a touch of theirs, and a row that only links, changes or reports something of them. A deal of theirs is
 * taken without them, so that it still closes and its money counts; what refers to one among others is taken without that
 * reference.
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
    else {
      dropReferences(row, erased);
      if (erased.has(row.keyHash)) makeNobodys(row, row.deal!);
      rows.push(row);
    }
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
  if (erased.has(row.keyHash)) return row.deal === null;
  if (row.object === 'none') return hashesOf(row).some((hash) => erased.has(hash));
  return row.object === 'touch' && (row.also?.links.some(({ kind, toHash }) => kind === 'touch-person' && erased.has(toHash)) ?? false);
}

/** What the row says of the person goes, wherever it says it; moments and money of the deal stay. */
function makeNobodys(row: ReadRow, deal: DealRow): void {
  const said = JSON.parse(row.payload) as Record<string, unknown>;
  const isPersonal = createPersonalTest(personalTexts([said]));
  const { moments: _ofPerson, links, ...bare } = bareRecord(said, isPersonal);
  const ofDeal = ((links ?? []) as string[]).filter((link) => link.startsWith('deal-'));
  const payload = JSON.stringify({ ...bare, ...(ofDeal.length > 0 && { links: ofDeal }) });
  const kept = (text: string) => (isPersonal(text) ? '' : text);
  const attributes = Object.fromEntries(Object.entries(deal.attributes).filter(([, text]) => !isPersonal(text)));
  Object.assign(row, {
    space: '',
    keyHash: '',
    payload,
    // The salted hash of the row holds the person: what is left needs no salt.
    contentHash: hash('sha256', payload, 'hex').slice(0, 32),
    person: { attributes: {} },
    facts: [],
    deal: { ...deal, name: kept(deal.name), owner: kept(deal.owner), lostReason: kept(deal.lostReason), attributes },
  } satisfies Partial<ReadRow>);
}

/** The words beside the hash of a link. The people of a deal stand in its payload in the order of its links. */
function dropReferences(row: ReadRow, erased: ReadonlySet<string>): void {
  const { also } = row;
  if (!also?.links.some(({ fromHash, toHash }) => erased.has(fromHash) || erased.has(toHash))) return;
  const people = also.links.filter(({ kind }) => kind === 'deal-person');
  const payload = JSON.parse(row.payload) as Said;
  if (payload.deal?.people) payload.deal.people = payload.deal.people.filter((_ref, at) => !erased.has(people[at]?.toHash ?? ''));
  const gone = also.links.filter(({ toHash }) => erased.has(toHash)).map(({ kind }) => kind);
  for (const name of gone.flatMap((kind) => referencesOf[kind] ?? [])) delete payload[name];
  if (payload.links) payload.links = payload.links.filter((link) => !erased.has(link.split(' ')[1]!));
  row.payload = JSON.stringify(payload);
  also.links = also.links.filter(({ fromHash, toHash }) => !erased.has(fromHash) && !erased.has(toHash));
}

interface Said {
  deal?: { people?: unknown[] };
  links?: string[];
  person?: unknown;
  account?: unknown;
  parent?: unknown;
}

/** Keys of the payload that name what a link leads to, of records that are not refused whole. */
const referencesOf: Partial<Record<LinkKind, 'person' | 'account' | 'parent'>> = {
  'touch-person': 'person',
  'touch-account': 'account',
  'person-account': 'account',
  'account-parent': 'parent',
};
