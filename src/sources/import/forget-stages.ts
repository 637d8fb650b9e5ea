import type pg from 'pg';
import { stagesOf } from '../mapping/check-mapping.ts';
import type { Mapping } from '../mapping/mapping-schema.ts';

/** Takes turns with whoever else changes the stages of this company, until the end of the transaction. */
export async function lockStages(client: pg.ClientBase, workspaceId: number): Promise<void> {
  await client.query('select pg_advisory_xact_lock(4102, ($1::bigint % 2147483647)::int)', [workspaceId]);
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

/**
 * A stage whose moments went and which no mapping names any more was renamed or withdrawn: it leaves nothing behind.
 * @param names the stages that moments were taken from.
 */
export async function forgetStages(client: pg.ClientBase, workspaceId: number, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  await lockStages(client, workspaceId);
  const named = await stagesNamed(client, workspaceId, null);
  const unnamed = names.filter((name) => !named.has(name));
  if (unnamed.length === 0) return;
  const { rowCount } = await client.query(
    `delete from entente.stages s where workspace_id = $1 and name = any($2)
       and not exists (select 1 from entente.stage_changes c where c.workspace_id = $1 and c.stage = s.name)
       and not exists (select 1 from entente.deal_stage_changes d where d.workspace_id = $1 and d.stage = s.name)`,
    [workspaceId, unnamed],
  );
  if (rowCount === 0) return;
  await client.query(
    `update entente.stages s set position = n.place
     from (select name, row_number() over (order by position) - 1 as place from entente.stages where workspace_id = $1) n
     where s.workspace_id = $1 and s.name = n.name and s.position <> n.place`,
    [workspaceId],
  );
}
