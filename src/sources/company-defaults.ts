import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { loadCompanyDefaults } from '#workspace/public.ts';
import type { CompanyDefaults } from './mapping/create-row-reader.ts';

/** What the caller's company lends to mappings that do not say it, and the salt of its keys. */
export async function findCompanyDefaults(context: Context): Promise<CompanyDefaults> {
  return inWorkspace(context.database, context.caller.workspaceId, loadCompanyDefaults);
}
