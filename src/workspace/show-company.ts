import type { Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import type { Company } from '#workspace/company.ts';
import { requirePermission } from '#workspace/permissions.ts';
import { findCompany } from '#workspace/store.ts';

/** The company with its calendar. */
export async function showCompany(context: Context): Promise<Outcome<{ company: Company }>> {
  const problem = requirePermission(context, 'company.read');
  if (problem) return { ok: false, problem };
  const company = await inWorkspace(context.database, context.caller.workspaceId, findCompany);
  if (!company) throw new Error('a workspace without a company');
  return { ok: true, company };
}
