import { sql } from 'kysely';
import type { WorkspaceTx } from '#platform/database/database.ts';
import { usualRoleSettings, type RoleSettings } from '#workspace/roles/role-settings.ts';

export async function readRoleSettings(tx: WorkspaceTx): Promise<RoleSettings> {
  const { rows } = await sql<RoleSettings>`
    select member_withheld as "memberWithheld", viewer_withheld as "viewerWithheld", member_rows as "memberRows", named_figures as "namedFigures"
    from entente.role_settings where workspace_id = ${tx.workspaceId}`.execute(tx.db);
  return rows[0] ?? usualRoleSettings;
}

export async function writeRoleSettings(tx: WorkspaceTx, settings: RoleSettings, by: number | null, at: Date): Promise<void> {
  const { memberWithheld, viewerWithheld, memberRows, namedFigures } = settings;
  await sql`
    insert into entente.role_settings (workspace_id, member_withheld, viewer_withheld, member_rows, named_figures, changed_by, changed_at)
    values (${tx.workspaceId}, ${[...memberWithheld]}::text[], ${[...viewerWithheld]}::text[], ${memberRows}, ${namedFigures}, ${by}, ${at})
    on conflict (workspace_id) do update set member_withheld = excluded.member_withheld, viewer_withheld = excluded.viewer_withheld,
      member_rows = excluded.member_rows, named_figures = excluded.named_figures, changed_by = excluded.changed_by,
      changed_at = excluded.changed_at`.execute(tx.db);
}

/** Waits for whoever changes them at the same time. */
export async function lockRoleSettings(tx: WorkspaceTx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`role settings ${tx.workspaceId}`}, 0))`.execute(tx.db);
}
