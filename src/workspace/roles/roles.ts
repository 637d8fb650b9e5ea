import type { Outcome } from '#kernel/problem.ts';
import { type Context, type Role, roles } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import { actions, permits, requirePermission } from '#workspace/permissions.ts';
import { rowsOf, withheldFrom, type RoleSettings } from '#workspace/roles/role-settings.ts';
import { lockRoleSettings, readRoleSettings, writeRoleSettings } from '#workspace/roles/role-settings-store.ts';
import type { RoleChanges, RolesAnswer } from '#workspace/roles/schema.ts';

/** What each role may do, which fields it sees and whose rows: by the same rules by which it is answered. */
export async function showRoles(context: Context): Promise<Outcome<{ answer: RolesAnswer }>> {
  const problem = requirePermission(context, 'members.read');
  if (problem) return { ok: false, problem };
  const settings = await inWorkspace(context.database, context.caller.workspaceId, readRoleSettings);
  return { ok: true, answer: answerOf(context, settings) };
}

/** Changes what is named and leaves the rest; it holds from the next request of everybody. */
export async function changeRoles(context: Context, changes: RoleChanges): Promise<Outcome<{ answer: RolesAnswer }>> {
  const problem = requirePermission(context, 'roles.write');
  if (problem) return { ok: false, problem };
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    await lockRoleSettings(tx);
    const before = await readRoleSettings(tx);
    const settings = tidy({ ...before, ...given(changes) });
    const fields = (Object.keys(settings) as (keyof RoleSettings)[]).filter((field) => String(settings[field]) !== String(before[field]));
    if (fields.length > 0) {
      await writeRoleSettings(tx, settings, context.caller.memberId, new Date(context.clock.now()));
      await announce(tx, context, { name: 'roles.changed', subject: { fields: fields.join(',') } });
    }
    return { ok: true, answer: answerOf(context, settings) };
  });
}

/** Each group once, in one order: the same choice is the same row. */
const tidy = (settings: RoleSettings): RoleSettings => ({
  ...settings,
  memberWithheld: [...new Set(settings.memberWithheld)].toSorted(),
  viewerWithheld: [...new Set(settings.viewerWithheld)].toSorted(),
});

const given = (changes: RoleChanges): Partial<RoleSettings> =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));

function answerOf(context: Context, settings: RoleSettings): RolesAnswer {
  return {
    settings: { ...settings, memberWithheld: [...settings.memberWithheld], viewerWithheld: [...settings.viewerWithheld] },
    roles: roles.map((role) => describe(role, settings)),
    mayChange: permits(context.caller, 'roles.write'),
  };
}

function describe(role: Role, settings: RoleSettings): RolesAnswer['roles'][number] {
  const may = actions.filter((action) => permits({ kind: 'member', role }, action));
  const withheld = [...withheldFrom(role, settings)];
  return {
    role,
    actions: may,
    withheld,
    rows: may.includes('people.read') ? rowsOf(role, settings) : 'none',
    namedFigures: may.includes('measures-of-sellers.read') && !withheld.includes('seller-names') ? settings.namedFigures : 'none',
    canChange: role === 'member' ? ['withheld', 'rows'] : role === 'viewer' ? ['withheld'] : [],
  };
}
