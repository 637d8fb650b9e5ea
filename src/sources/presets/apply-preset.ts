import { checkMapping } from '../mapping/check-mapping.ts';
import type { Mapping } from '../mapping/mapping-schema.ts';
import { columnsOf } from '../mapping/mapping-columns.ts';
import type { ColumnProfile } from '../suggest/profile-columns.ts';
import { columnKey, namesOf } from './match-preset.ts';
import { sourceOf, type Preset, type PresetMapping } from './preset.ts';
import type { KnownStage } from './read-stages.ts';
import { withStages } from './with-stages.ts';
import { walkColumns, type Renaming } from './walk-columns.ts';
import { withWriting } from './with-writing.ts';

export interface PresetUse {
  preset: Preset;
  profiles: readonly ColumnProfile[];
  company: { timeZone: string; currency: string };
  /** What is known of the stages of deals, from the rows themselves or from another file. */
  stages: readonly KnownStage[];
}

/**
 * The mapping of a preset for one file: columns by the names that the file has, dates and numbers as the file writes them,
 * and every column that the preset does not know as an attribute.
 * @returns null for files that are left out, and where a mapping without its missing columns would say nothing.
 */
export function applyPreset({ preset, profiles, company, stages }: PresetUse): Mapping | null {
  if (!preset.mapping) return null;
  const known = preset.stages ? withStages(preset.mapping, preset.stages, stages) : preset.mapping;
  const inFile = walkColumns(known, renamingTo(profiles));
  if (!inFile) return null;
  const written = withWriting(inFile, profiles, company.currency);
  const checked = checkMapping({
    entente: 1,
    source: sourceOf(preset),
    timeZone: company.timeZone,
    ...withAttributes(withKnownTouch(written), preset, profiles),
  });
  return checked.ok ? checked.mapping : null;
}

/** Without a key of its own a touch is its person's alone. */
function withKnownTouch(mapping: PresetMapping): PresetMapping {
  if (mapping.shape !== 'table' || !mapping.touch || mapping.touch.key) return mapping;
  const { account: _account, deal: _deal, ...touch } = mapping.touch;
  return { ...mapping, touch };
}

/** Of several names the first that the file has and fills; else the first that it has. */
function renamingTo(profiles: readonly ColumnProfile[]): Renaming {
  const byKey = new Map(profiles.map((one) => [columnKey(one.name), one]));
  return (column) => {
    const there = namesOf(column).flatMap((name) => byKey.get(columnKey(name)) ?? []);
    return (there.find((one) => one.filledShare > 0) ?? there[0])?.name;
  };
}

const things = ['person', 'deal', 'account', 'campaign', 'product', 'member'] as const;

/** Other columns become attributes of what the row is. Touches have none: theirs are left out. */
function withAttributes(mapping: PresetMapping, preset: Preset, profiles: readonly ColumnProfile[]): PresetMapping {
  if (mapping.shape !== 'table' || mapping.touch) return mapping;
  const thing = things.find((name) => mapping[name] !== undefined);
  if (!thing || preset.passesOver?.includes('*')) return mapping;
  const used = new Set(columnsOf({ ...mapping, entente: 1, source: 'x', stages: [] } as Mapping).map(columnKey));
  const passedOver = new Set(preset.passesOver?.map(columnKey));
  const rest = profiles.filter((one) => {
    const key = columnKey(one.name);
    return !used.has(key) && !passedOver.has(key) && isWorthKeeping(one);
  });
  const attributes = Object.fromEntries(rest.map((one) => [nameOf(one.name, preset), { column: one.name }]));
  const said = mapping[thing] as { attributes?: object };
  return { ...mapping, [thing]: { ...said, attributes: { ...attributes, ...said.attributes } } };
}

/** Who touched a row and when, pictures, and what a copying tool adds say nothing by which people could be divided. */
const bookkeeping =
  /^_fivetran_|^system_?modstamp$|(photo|picture|banner)_?url$|^(created|last_?modified|modified)[ _]?by([ _]?id)?$|^last[ _]?(viewed|referenced|modified)[ _]?date$|^portal_id$/i;

function isWorthKeeping(one: ColumnProfile): boolean {
  return !bookkeeping.test(one.name) && one.filledShare >= 0.01 && one.example.length <= 200;
}

/** property_industry is industry. */
function nameOf(column: string, { way, vendor }: Preset): string {
  const isProperty = way === 'warehouse' && vendor === 'HubSpot' && column.startsWith('property_');
  return isProperty ? column.slice('property_'.length) : column;
}
