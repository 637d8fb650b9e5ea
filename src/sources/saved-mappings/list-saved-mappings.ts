import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { requirePermission } from '#workspace/public.ts';
import type { Mapping } from '../mapping/mapping-schema.ts';
import { noSuchMapping } from './save-mapping.ts';
import * as store from './saved-mapping-store.ts';

/** The saved mappings by their names, each with its newest version. */
export async function listSavedMappings(context: Context): Promise<Outcome<{ mappings: store.SavedMapping[] }>> {
  const problem = requirePermission(context, 'sources.read');
  if (problem) return { ok: false, problem };
  return { ok: true, mappings: await inWorkspace(context.database, context.caller.workspaceId, store.listSavedMappings) };
}

export interface ShownMapping {
  saved: store.SavedMapping;
  versions: store.SavedVersion[];
  /** Of the newest version. */
  mapping: Mapping;
}

export async function showSavedMapping(context: Context, id: number): Promise<Outcome<ShownMapping>> {
  const problem = requirePermission(context, 'sources.read');
  if (problem) return { ok: false, problem };
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const saved = await store.findSaved(tx, id);
    const newest = saved && (await store.findVersion(tx, id));
    if (!saved || !newest) return noSuchMapping();
    return { ok: true, saved, versions: await store.listVersions(tx, id), mapping: newest.mapping };
  });
}

/** One version as it was saved: the file that people keep beside their exports. */
export async function exportVersion(
  context: Context,
  id: number,
  version: number | null,
): Promise<Outcome<{ name: string; mapping: Mapping }>> {
  const problem = requirePermission(context, 'sources.read');
  if (problem) return { ok: false, problem };
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const saved = await store.findSaved(tx, id);
    if (!saved) return noSuchMapping();
    const found = version === null ? null : await store.findVersion(tx, id, version);
    if (found) return { ok: true, name: saved.name, mapping: found.mapping };
    return refuse('missing', 'no-such-version', t`${saved.name} has no such version.`, { where: 'n', accepted: t`1 to ${saved.version}` });
  });
}
