import type { Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import { checkCompany, type Company } from '#workspace/company.ts';
import { requirePermission } from '#workspace/permissions.ts';
import type { CompanyChanges } from '#workspace/schema.ts';
import { findCompany, updateCompany } from '#workspace/store.ts';

/** Changes what is named and leaves the rest. Saying what is already so changes nothing and is not announced. */
export async function changeCompany(context: Context, changes: CompanyChanges): Promise<Outcome<{ company: Company }>> {
  const problem = requirePermission(context, 'company.write');
  if (problem) return { ok: false, problem };
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const before = await findCompany(tx);
    if (!before) throw new Error('a workspace without a company');
    const company: Company = { ...before, ...given(changes) };
    const checked = checkCompany(company);
    if (!checked.ok) return checked;
    const fields = changedFields(before, company);
    if (fields.length === 0) return { ok: true, company };
    await updateCompany(tx, company);
    await announce(tx, context, { name: 'company.changed', subject: { fields: fields.join(',') } });
    return { ok: true, company };
  });
}

/** Without the fields that are there but undefined. */
function given(changes: CompanyChanges): Partial<Company> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}

function changedFields(before: Company, after: Company): string[] {
  const fields = ['name', 'timeZone', 'currency', 'workingHours', 'holidays'] as const;
  return fields.filter((field) => canonical(before[field]) !== canonical(after[field]));
}

/** The record keeps JSON with its keys in an order of its own. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    isPlain(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}

const isPlain = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
