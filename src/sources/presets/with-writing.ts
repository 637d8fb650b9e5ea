import { findUnanswered } from '../suggest/find-unanswered.ts';
import type { ColumnProfile } from '../suggest/profile-columns.ts';
import type { PresetMapping } from './preset.ts';

type Node = Record<string, unknown>;

const stamps = new Set(['moment', 'moments', 'modified', 'startsOn', 'endsOn', 'day']);

/** The mapping with its dates and numbers as the file writes them, and with what the file says instead of nothing. */
export function withWriting(mapping: PresetMapping, profiles: readonly ColumnProfile[], currency: string): PresetMapping {
  const byName = new Map(profiles.map((one) => [one.name, one]));
  const formats = profiles.filter((one) => one.looksLike === 'moment').map((one) => one.format);
  // An empty column is written as its neighbours are.
  const usual = mostFrequent(formats);
  const formatOf = (column: string) => {
    const profile = byName.get(column);
    return profile?.looksLike === 'moment' ? profile.format : profile?.filledShare === 0 ? usual : undefined;
  };
  const written = withFormats(mapping as Node, formatOf) as PresetMapping;
  return withNothing(withMoney(withoutUnreadable(written, byName), byName, currency), profiles);
}

function withFormats(node: Node, formatOf: (column: string) => string | undefined, isStamp = false): Node {
  const written: Node = {};
  for (const [name, part] of Object.entries(node)) written[name] = withFormatsIn(name, part, formatOf);
  const { column } = node;
  const format = isStamp && typeof column === 'string' ? formatOf(column) : undefined;
  return format === undefined ? written : { ...written, format };
}

function withFormatsIn(name: string, part: unknown, formatOf: (column: string) => string | undefined): unknown {
  if (Array.isArray(part)) return part.map((one) => (isNode(one) ? withFormats(one, formatOf, stamps.has(name)) : one));
  return isNode(part) ? withFormats(part, formatOf, stamps.has(name)) : part;
}

function isNode(part: unknown): part is Node {
  return typeof part === 'object' && part !== null && !Array.isArray(part);
}

/** A stamp that cannot be read would refuse every row: the row counts as of its import then. */
function withoutUnreadable(mapping: PresetMapping, byName: ReadonlyMap<string, ColumnProfile>): PresetMapping {
  if (mapping.shape !== 'table' || !mapping.modified) return mapping;
  const profile = byName.get(mapping.modified.column);
  if (!profile || profile.filledShare === 0 || profile.looksLike === 'moment') return mapping;
  const { modified: _unreadable, ...rest } = mapping;
  return rest;
}

function withMoney(mapping: PresetMapping, byName: ReadonlyMap<string, ColumnProfile>, currency: string): PresetMapping {
  if (mapping.shape !== 'table' || !mapping.deal?.amount) return mapping;
  const { deal } = mapping;
  const profile = byName.get(deal.amount!.column);
  const column = deal.currency && 'column' in deal.currency ? byName.get(deal.currency.column) : undefined;
  const isSaid = column !== undefined && column.filledShare > 0;
  return {
    ...mapping,
    deal: {
      ...deal,
      amount: { ...deal.amount!, decimal: profile?.decimal ?? '.' },
      currency: isSaid ? deal.currency : { value: profile?.currency ?? currency },
    },
  };
}

function withNothing(mapping: PresetMapping, profiles: readonly ColumnProfile[]): PresetMapping {
  const taken = findUnanswered(profiles).flatMap(({ text, isTaken }) => (isTaken ? [text] : []));
  const unanswered = [...new Set([...(mapping.unanswered ?? []), ...taken])];
  return unanswered.length === 0 ? mapping : { ...mapping, unanswered };
}

function mostFrequent(formats: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string | undefined, number>();
  for (const format of formats) counts.set(format, (counts.get(format) ?? 0) + 1);
  return [...counts].toSorted((one, other) => other[1] - one[1])[0]?.[0];
}
