import type { Batch, BatchReceiver } from '#platform/slice.ts';
import type { Tx } from '#platform/database/database.ts';
import { takeClause, takes } from '#sources/public.ts';

/** Imported handoffs and follow-ups go where live ones will go; only their origin is another. */
export const handoffReceiver: BatchReceiver = { name: 'handoff', ingest, derive };

async function ingest(batch: Batch, tx: Tx): Promise<void> {
  const { rows } = await tx.client.query<{ kind: Kind; take: string }>(
    "select distinct kind, take from pg_temp.staged_moments where kind in ('handoff-offered', 'follow-up')",
  );
  for (const { kind, take } of rows) {
    const { workspaceId, sourceId, importRunId } = batch;
    await tx.client.query(statementFor(kind, take), [workspaceId, sourceId, importRunId]);
  }
}

type Kind = 'handoff-offered' | 'follow-up';

const places = {
  'handoff-offered': { table: 'entente.handoffs', at: 'offered_at' },
  'follow-up': { table: 'entente.follow_ups', at: 'occurred_at' },
} as const;

/**
 * One statement for each kind and take: what an earlier batch or another source brought stays unless the staged one
 * counts more. One event is one handoff, whatever source tells it.
 */
function statementFor(kind: Kind, given: string): string {
  const take = takes.find((known) => known === given);
  if (!take) throw new Error(`A staged moment takes ${given}`);
  const { table, at } = places[kind];
  return `
    insert into ${table} as t (workspace_id, source_id, subject_id, ${at}, known_at, ordinal, actor, occurrence, import_run_id)
    select $1, $2, subject_id, occurred_at, known_at, ordinal, actor, occurrence, $3
    from pg_temp.staged_moments where kind = '${kind}' and take = '${take}'
    on conflict (workspace_id, subject_id, occurrence) do update set
      source_id = excluded.source_id, ${at} = excluded.${at}, known_at = excluded.known_at, ordinal = excluded.ordinal, actor = excluded.actor,
      import_run_id = excluded.import_run_id
    where ${takeClause(take, at)}`;
}

/** What stands of the touched subjects now: what is as it was keeps its id, and what people do here stays. */
async function derive({ workspaceId }: Batch, tx: Tx): Promise<void> {
  for (const kind of Object.keys(places) as Kind[]) {
    const { table, at } = places[kind];
    await tx.client.query(
      `delete from ${table} t using pg_temp.staged_touched s
       where t.workspace_id = $1 and t.subject_id = s.subject_id and t.import_run_id is not null and not exists (
         select 1 from pg_temp.derived_moments m where m.kind = '${kind}' and m.subject_id = t.subject_id and m.occurrence = t.occurrence)`,
      [workspaceId],
    );
    await tx.client.query(
      `insert into ${table} as t (workspace_id, source_id, subject_id, ${at}, known_at, ordinal, actor, occurrence, import_run_id)
       select $1, source_id, subject_id, occurred_at, known_at, ordinal, actor, occurrence, import_run_id from (${counting(kind)}) as counting
       on conflict (workspace_id, subject_id, occurrence) do update set
         source_id = excluded.source_id, ${at} = excluded.${at}, known_at = excluded.known_at, ordinal = excluded.ordinal, actor = excluded.actor,
         import_run_id = excluded.import_run_id
       where t.import_run_id is not null and (t.source_id, t.${at}, t.known_at, t.ordinal, t.actor, t.import_run_id) is distinct from
         (excluded.source_id, excluded.${at}, excluded.known_at, excluded.ordinal, excluded.actor, excluded.import_run_id)`,
      [workspaceId],
    );
  }
}

/** Of several sources that tell one event the first or the last counts, as they take it; of the same moment, who told it first. */
function counting(kind: Kind): string {
  const last = (value: string) => `case when take = 'last' then ${value} end`;
  return `
    select distinct on (subject_id, occurrence) * from pg_temp.derived_moments where kind = '${kind}'
    order by subject_id, occurrence, take = 'last', ${last('occurred_at')} desc, ${last('ordinal')} desc,
      ${last("coalesce(actor, '')")} collate "C" desc, occurred_at, ordinal, coalesce(actor, '') collate "C", import_run_id`;
}
