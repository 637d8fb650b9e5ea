import type { Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { requirePermission } from '#workspace/public.ts';
import { allPresets } from './presets/all-presets.ts';
import { bringsOf } from './presets/brings-of.ts';
import { lookedUpOn, titleOf, type Preset } from './presets/preset.ts';
import type { PresetsAnswer } from './schema.ts';

/** The exports that are known by their columns, what each brings, and the page of the vendor that it was built from. */
export function findPresets(context: Context): Outcome<PresetsAnswer> {
  const problem = requirePermission(context, 'sources.import');
  return problem ? { ok: false, problem } : { ok: true, presets: allPresets.map(describe) };
}

function describe(preset: Preset): PresetsAnswer['presets'][number] {
  const { id, vendor, way, leftOut, note, documentation, needs, usual } = preset;
  return {
    id,
    vendor,
    title: titleOf(preset),
    way,
    brings: bringsOf(preset),
    ...(leftOut !== undefined && { leftOut }),
    ...(note !== undefined && { note }),
    documentation,
    lookedUpOn,
    columns: [...needs, ...usual],
  };
}
