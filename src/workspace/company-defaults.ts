import { sql } from 'kysely';
import type { WorkspaceTx } from '#platform/database/database.ts';

/** What a company lends to imports that do not say it themselves. */
export interface CompanyDefaults {
  name: string;
  timeZone: string;
  currency: string;
  /** Salts the keys of this company's records: erasure forgets them by forgetting it. */
  keySalt: Buffer;
}

/** @throws when the workspace has no company. */
export async function loadCompanyDefaults(tx: WorkspaceTx): Promise<CompanyDefaults> {
  const { rows } = await sql<CompanyDefaults>`
    select name, time_zone as "timeZone", currency, key_salt as "keySalt"
    from entente.companies where workspace_id = ${tx.workspaceId}`.execute(tx.db);
  if (!rows[0]) throw new Error(`Workspace ${tx.workspaceId} has no company`);
  return rows[0];
}
