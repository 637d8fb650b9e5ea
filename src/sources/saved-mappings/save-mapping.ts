import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import { requirePermission } from '#workspace/public.ts';
import { checkMapping } from '../mapping/check-mapping.ts';
import type { Mapping } from '../mapping/mapping-schema.ts';
import { isSameMapping } from './same-mapping.ts';
import * as store from './saved-mapping-store.ts';

export interface MappingToSave {
  mapping: unknown;
  /** The names of the columns of the file that it was made on: a file with the same ones is suggested this mapping. */
  header?: readonly string[] | undefined;
}

/** Keeps a mapping under a name of its own, as its first version. */
export async function saveMapping(context: Context, name: string, given: MappingToSave): Promise<Outcome<{ id: number; version: number }>> {
  const problem = requirePermission(context, 'sources.import');
  if (problem) return { ok: false, problem };
  const checked = checkMapping(given.mapping);
  if (!checked.ok) return checked;
  const at = new Date(context.clock.now());
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const id = await store.insertSaved(tx, name, context.caller.memberId, at);
    if (id === null) {
      return refuse('conflict', 'mapping-name-taken', t`There is a mapping called ${name}.`, {
        where: 'name',
        accepted: t`another name, or a new version of that one`,
      });
    }
    return { ok: true, id, version: await keep(tx, context, id, checked.mapping, given.header) };
  });
}

/** Keeps a correction of a saved mapping as its next version; one that says the same as the newest is no version. */
export async function saveVersion(context: Context, id: number, given: MappingToSave): Promise<Outcome<{ id: number; version: number }>> {
  const problem = requirePermission(context, 'sources.import');
  if (problem) return { ok: false, problem };
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    if (!(await store.findSaved(tx, id))) return noSuchMapping();
    const checked = checkMapping(given.mapping);
    if (!checked.ok) return checked;
    const newest = await store.findVersion(tx, id);
    if (newest && isSameMapping(newest.mapping, checked.mapping)) return { ok: true, id, version: newest.version };
    return { ok: true, id, version: await keep(tx, context, id, checked.mapping, given.header) };
  });
}

async function keep(tx: WorkspaceTx, context: Context, id: number, mapping: Mapping, header: MappingToSave['header']): Promise<number> {
  const at = new Date(context.clock.now());
  const version = await store.insertVersion(tx, id, { mapping, header: header ?? null, by: context.caller.memberId, at });
  await announce(tx, context, { name: 'mapping.saved', subject: { savedMappingId: id, version } });
  return version;
}

/** Takes a saved mapping out of the list. Imports that were read by it keep their copy; schedules must be given another first. */
export async function removeMapping(context: Context, id: number): Promise<Outcome> {
  const problem = requirePermission(context, 'sources.import');
  if (problem) return { ok: false, problem };
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    if (!(await store.findSaved(tx, id))) return noSuchMapping();
    const schedules = await store.schedulesBy(tx, id);
    if (schedules.length > 0) {
      return refuse('conflict', 'mapping-in-use', t`Imports come round by this mapping: ${schedules.join(', ')}.`, {
        where: 'id',
        accepted: t`a mapping that no schedule goes by`,
      });
    }
    await store.markRemoved(tx, id, context.caller.memberId, new Date(context.clock.now()));
    await announce(tx, context, { name: 'mapping.removed', subject: { savedMappingId: id } });
    return { ok: true };
  });
}

export function noSuchMapping() {
  return refuse('missing', 'no-such-mapping', t`There is no such saved mapping.`, { where: 'id', accepted: t`an id from /api/mappings` });
}
