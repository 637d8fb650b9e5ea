import type { Caller, Platform } from '#platform/context.ts';
import { inDirectory } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import { usualHours, type Company } from '#workspace/company.ts';
import { createWorkspace, lockSetUp } from '#workspace/set-up-company.ts';
import { firstWorkspace } from '#workspace/store.ts';

const defaultCompany: Company = { name: 'My company', timeZone: 'UTC', currency: 'EUR', workingHours: usualHours, holidays: [] };

/** Whoever sits at the machine, acting for a company. */
export function operatorOf(workspaceId: number): Caller {
  return { kind: 'operator', workspaceId, memberId: null, name: 'The operator', team: 'operations', role: 'operator' };
}

/**
 * The company that the command line works for: the first one, or, in an empty folder, a new one in UTC and EUR.
 * Set-up in the browser takes it over later, with everything in it. @returns the operator of that company.
 */
export async function ensureDefaultCompany(platform: Platform): Promise<Caller> {
  return inDirectory(platform.database, async (tx) => {
    await lockSetUp(tx);
    const existing = await firstWorkspace(tx);
    if (existing !== null) return operatorOf(existing);
    const workspace = await createWorkspace(tx, defaultCompany, new Date(platform.clock.now()));
    const caller = operatorOf(workspace.workspaceId);
    await announce(workspace, { ...platform, caller }, { name: 'company.opened', subject: {} });
    return caller;
  });
}
