import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import type { Journeys } from '#journeys/public.ts';

/** A deal as it stands. Moments are epoch milliseconds. */
export interface Deal {
  id: number;
  name: string;
  /** null where no source names one. */
  amountMinor: number | null;
  currency: string | null;
  /** Who works on it, as its source calls them; '' where it does not say. */
  owner: string;
  state: 'open' | 'won' | 'lost';
  openedAt: number;
  /** NaN while it is open. */
  endedAt: number;
  /** Where it is, or was last, and since when. */
  stage: string;
  stageSince: number;
  /** Every stage it was seen at, ends aside. */
  stages: readonly string[];
  /** Who takes part in it: ids of people. */
  people: readonly number[];
}

const known = new WeakMap<Journeys, Promise<readonly Deal[]>>();

/** Every deal of the company, read once for the journeys that they stand beside: these change when deals do. */
export function dealsOf(context: Context, journeys: Journeys): Promise<readonly Deal[]> {
  const found = known.get(journeys) ?? inWorkspace(context.database, context.caller.workspaceId, readDeals, { isSnapshot: true });
  known.set(journeys, found);
  found.catch(() => known.delete(journeys));
  return found;
}

interface DealRow {
  id: number;
  name: string | null;
  amountMinor: number | null;
  currency: string | null;
  owner: string | null;
  openedAt: Date;
  stage: string;
  kind: string;
  stageSince: Date;
  stages: string[] | null;
}

async function readDeals(tx: WorkspaceTx): Promise<readonly Deal[]> {
  const { rows } = await sql<DealRow>`
    select deal_id as id, name, amount_minor as "amountMinor", currency, owner, opened_at as "openedAt", stage, kind, stage_since as "stageSince", stages
    from entente.deal_state_facts where workspace_id = ${tx.workspaceId} and opened_at is not null order by deal_id`.execute(tx.db);
  const people = await readPeople(tx);
  return rows.map((row) => toDeal(row, people.get(row.id) ?? []));
}

function toDeal(row: DealRow, people: readonly number[]): Deal {
  const state = row.kind === 'won' || row.kind === 'lost' ? row.kind : 'open';
  const stageSince = row.stageSince.getTime();
  return {
    ...row,
    name: row.name ?? '',
    owner: row.owner ?? '',
    state,
    openedAt: row.openedAt.getTime(),
    endedAt: state === 'open' ? NaN : stageSince,
    stageSince,
    stages: row.stages ?? [],
    people,
  };
}

async function readPeople(tx: WorkspaceTx): Promise<Map<number, number[]>> {
  const { rows } = await sql<{ dealId: number; personId: number }>`
    select distinct d.deal_id as "dealId", p.person_id as "personId"
    from entente.deal_person_facts d join entente.person_facts p on p.workspace_id = d.workspace_id and p.subject_id = d.subject_id
    where d.workspace_id = ${tx.workspaceId}`.execute(tx.db);
  const people = new Map<number, number[]>();
  for (const { dealId, personId } of rows) {
    const known = people.get(dealId);
    if (known) known.push(personId);
    else people.set(dealId, [personId]);
  }
  return people;
}
