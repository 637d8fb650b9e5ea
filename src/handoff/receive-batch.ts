import type { Batch, BatchReceiver } from '#platform/slice.ts';
import type { Tx } from '#platform/database/database.ts';
import { takeClause, takes } from '#sources/public.ts';

/** Imported handoffs and follow-ups go where live ones will go; only their origin is another. */
export const handoffReceiver: BatchReceiver = { name: 'handoff', ingest };

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

/** One statement for each kind and take: what an earlier batch brought stays unless the staged one counts more. */
function statementFor(kind: Kind, given: string): string {
  const take = takes.find((known) => known === given);
  if (!take) throw new Error(`A staged moment takes ${given}`);
  const { table, at } = places[kind];
  return `
    insert into ${table} as t (workspace_id, source_id, subject_id, ${at}, known_at, ordinal, actor, occurrence, import_run_id)
    select $1, $2, subject_id, occurred_at, known_at, ordinal, actor, occurrence, $3
    from pg_temp.staged_moments where kind = '${kind}' and take = '${take}'
    on conflict (workspace_id, subject_id, source_id, occurrence) do update set
      ${at} = excluded.${at}, known_at = excluded.known_at, ordinal = excluded.ordinal, actor = excluded.actor,
      import_run_id = excluded.import_run_id
    where ${takeClause(take, at)}`;
}
