import { allPresets } from './all-presets.ts';
import type { Preset } from './preset.ts';

/** A preset that fits a file, and how well. */
export interface PresetMatch {
  preset: Preset;
  /** From 0 to 1: how much of the file the preset knows, and how much of what it knows is there. */
  score: number;
  /** By what the file was recognised, in words. */
  why: string;
}

/** Below this, the columns are a coincidence. */
const leastScore = 0.25;

/**
 * The preset that knows a file best by its columns, whatever their order and case. The name of the file tells files of one
 * header apart, and nothing else.
 */
export function matchPreset(header: readonly string[], fileName = ''): PresetMatch | null {
  const columns = new Set(header.map(columnKey));
  const matches = allPresets.flatMap((preset) => {
    const match = scoreOf(preset, columns, fileName);
    return match ? [match] : [];
  });
  return matches.toSorted((one, other) => other.score - one.score)[0] ?? null;
}

/** Names of columns are the same in whatever case, and however many spaces stand in them. */
export function columnKey(name: string): string {
  return name.trim().toLowerCase().replaceAll(/\s+/g, ' ');
}

/** The names that a column may have. */
export function namesOf(column: string): string[] {
  return column.split('|');
}

function scoreOf(preset: Preset, columns: ReadonlySet<string>, fileName: string): PresetMatch | null {
  const isThere = (column: string) => namesOf(column).some((name) => columns.has(columnKey(name)));
  if (!preset.needs.every(isThere)) return null;
  const known = new Set([...preset.needs, ...preset.usual].flatMap(namesOf).map(columnKey));
  const found = [...columns].filter((column) => known.has(column) || isOwnOfCopy(preset, column)).length;
  const isNamed = preset.named !== undefined && fileName.toLowerCase().includes(preset.named);
  if (preset.isCommon && found < columns.size && !isNamed) return null;
  const there = [...preset.needs, ...preset.usual].filter(isThere).length / (preset.needs.length + preset.usual.length);
  const ofFile = found / columns.size;
  const score = 0.5 * there + 0.4 * ofFile + 0.01 * Math.min(5, preset.needs.length) + (isNamed ? 0.05 : 0);
  return score < leastScore ? null : { preset, score, why: whyOf(preset, found, columns.size) };
}

/** What a copying tool adds to every table says nothing of which table it is. */
function isOwnOfCopy(preset: Preset, column: string): boolean {
  return preset.way === 'warehouse' && column.startsWith('_fivetran_');
}

function whyOf({ needs }: Preset, found: number, all: number): string {
  const some = needs.slice(0, 3).map((column) => namesOf(column)[0]);
  const others = all - found;
  const rest = others === 0 ? '' : `; ${others === 1 ? 'one other column is' : `${others} other columns are`} your own`;
  return `${found} of its columns, ${some.join(', ')} among them${rest}`;
}
