import { t } from '@lingui/core/macro';
import type { Mapping } from '#sources/schema.ts';
import { endWords, linkEnds } from '#sources/web/mapping/link-words.ts';
import { type Path, type Tree, nodesIn, treeAt, withAt } from '#sources/web/mapping/tree.ts';

/** One key by which something is known again: the columns that make it up, and the name of its space. */
export interface KnownAs {
  path: Path;
  /** What is known: `Person`, `The deal’s account`. */
  what: string;
  space: string;
  columns: readonly string[];
  /** Tried where the keys before it are empty. */
  isFallback: boolean;
  /** Whether the key can go without a name, known to this source alone. */
  isOptional: boolean;
}

const things: Record<string, string> = {
  person: t`Person`,
  account: t`Account`,
  deal: t`Deal`,
  campaign: t`Campaign`,
  product: t`Product`,
  member: t`Member`,
  touch: t`Touch`,
};
const references: Record<string, string> = {
  'person.account': t`The person’s account`,
  'account.parent': t`The account it belongs to`,
  'deal.account': t`The deal’s account`,
  'deal.product': t`The deal’s product`,
  'deal.people': t`The deal’s person`,
};
const mergedInto: Record<string, string> = {
  person: t`The person it was merged into`,
  account: t`The account it was merged into`,
  deal: t`The deal it was merged into`,
};

/** Every key and reference of the mapping, in its order. */
export function knownAs(mapping: Mapping): KnownAs[] {
  return nodesIn(mapping, (node) => Array.isArray(node['columns']) || Array.isArray(node['key']))
    .filter(({ path }) => path[0] !== 'spend' && !path.includes('follows'))
    .map(({ path, node }) => ({
      path,
      what: whatAt(mapping, path),
      space: (node['space'] ?? '') as string,
      columns: (node['columns'] ?? node['key']) as string[],
      isFallback: path.at(-2) === 'keys' && path.at(-1) !== 0,
      isOptional: path.length === 1 && path[0] === 'deal',
    }));
}

function whatAt(mapping: Mapping, path: Path): string {
  const [thing, part, end] = path;
  if (thing === 'links') return endWords(linkEnds(String(treeAt(mapping, ['links', part!, 'kind'])))[end === 'from' ? 0 : 1]).atFirst;
  if (thing === 'key' || thing === 'into') {
    const object = String((mapping as Tree)['object'] ?? 'thing');
    return (thing === 'into' ? mergedInto : things)[object] ?? object;
  }
  return references[`${thing}.${part}`] ?? things[String(thing)] ?? String(thing);
}

/** Under another name: files that use the same one speak of the same things. */
export function withSpace(mapping: Mapping, { path, isOptional }: KnownAs, space: string): Mapping {
  return withAt(mapping, [...path, 'space'], isOptional && space === '' ? undefined : space) as unknown as Mapping;
}

/** The key that was tried later is tried first. */
export function withTriedFirst(mapping: Mapping, { path }: KnownAs): Mapping {
  const { list, keys, at } = listAt(mapping, path);
  return withAt(mapping, list, [keys[at], ...keys.filter((_, other) => other !== at)]) as unknown as Mapping;
}

/** The key and the one before it count together instead of one after the other. */
export function withTogether(mapping: Mapping, { path }: KnownAs): Mapping {
  const { list, keys, at } = listAt(mapping, path);
  const before = keys[at - 1];
  if (!before) return mapping;
  const both = { ...before, columns: [...before.columns, ...keys[at]!.columns] };
  return withAt(
    mapping,
    list,
    keys.flatMap((key, other) => (other === at ? [] : other === at - 1 ? [both] : [key])),
  ) as unknown as Mapping;
}

function listAt(mapping: Mapping, path: Path) {
  const list = path.slice(0, -1);
  return { list, keys: treeAt(mapping, list) as { space: string; columns: string[] }[], at: Number(path.at(-1)) };
}
