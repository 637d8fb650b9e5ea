import { sql } from 'kysely';
import type { Role, Team } from '#platform/context.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';
import type { GroupMapping, SingleSignOn } from '#workspace/sign-in/single-sign-on.ts';

export interface SingleSignOnRow extends SingleSignOn {
  sealedSecret: Buffer;
}

interface Columns extends Omit<SingleSignOnRow, 'defaultPlace' | 'mappings'> {
  mappings: GroupMapping[];
  defaultTeam: Team | null;
  defaultRole: Role | null;
}

export async function findSingleSignOn(tx: WorkspaceTx): Promise<SingleSignOnRow | null> {
  const { rows } = await sql<Columns>`
    select is_on as "isOn", issuer, client_id as "clientId", sealed_secret as "sealedSecret", domains, group_claim as "groupClaim", mappings,
      default_team as "defaultTeam", default_role as "defaultRole", allows_passwords as "allowsPasswords"
    from entente.single_sign_on where workspace_id = ${tx.workspaceId}`.execute(tx.db);
  if (!rows[0]) return null;
  const { defaultTeam: team, defaultRole: role, ...row } = rows[0];
  return { ...row, defaultPlace: team && role ? { team, role } : null };
}

export async function keepSingleSignOn(tx: WorkspaceTx, kept: SingleSignOnRow, by: number | null, at: Date): Promise<void> {
  const { isOn, issuer, clientId, sealedSecret, domains, groupClaim, mappings, defaultPlace, allowsPasswords } = kept;
  await sql`
    insert into entente.single_sign_on (workspace_id, is_on, issuer, client_id, sealed_secret, domains, group_claim, mappings,
      default_team, default_role, allows_passwords, changed_by, changed_at)
    values (${tx.workspaceId}, ${isOn}, ${issuer}, ${clientId}, ${sealedSecret}, ${[...domains]}, ${groupClaim}, ${JSON.stringify(mappings)},
      ${defaultPlace?.team ?? null}, ${defaultPlace?.role ?? null}, ${allowsPasswords}, ${by}, ${at})
    on conflict (workspace_id) do update set is_on = excluded.is_on, issuer = excluded.issuer, client_id = excluded.client_id,
      sealed_secret = excluded.sealed_secret, domains = excluded.domains, group_claim = excluded.group_claim, mappings = excluded.mappings,
      default_team = excluded.default_team, default_role = excluded.default_role, allows_passwords = excluded.allows_passwords,
      changed_by = excluded.changed_by, changed_at = excluded.changed_at`.execute(tx.db);
}
