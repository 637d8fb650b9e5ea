import type pg from 'pg';
import { lockSpaces } from '#platform/database/lock-spaces.ts';
import { stagesOf } from '../mapping/check-mapping.ts';
import type { Mapping } from '../mapping/mapping-schema.ts';

/** Takes turns with whoever else changes the stages of this company, until the end of the transaction. */
export async function lockStages(client: pg.ClientBase, workspaceId: number): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1, ($2::bigint % 2147483647)::int)', [lockSpaces.stages, workspaceId]);
}

/** The stages that the newest mapping of each source names, but for those of one source. */
export async function stagesNamed(client: pg.ClientBase, workspaceId: number, exceptSourceId: number | null): Promise<Set<string>> {
  const { rows } = await client.query<{ mapping: Mapping }>(
    `select distinct on (source_id) mapping from entente.import_runs
     where workspace_id = $1 and source_id is distinct from $2 and undone_at is null order by source_id, id desc`,
    [workspaceId, exceptSourceId],
  );
  return new Set(rows.flatMap(({ mapping }) => stagesOf(mapping).map((stage) => stage.name)));
}
