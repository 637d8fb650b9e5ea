import { keySpaceFor } from '#sources/web/mapping/key-space.ts';
import { type Path, type Tree, isEmpty, treeAt, withAt } from '#sources/web/mapping/tree.ts';

/** A place in a mapping that a column can take: one choice of the select beside it. */
export interface Place {
  /** The value of the choice, such as `person.email`. */
  role: string;
  /** The thing that it belongs to, as the select groups its choices. */
  group: string;
  /** The words of the choice: `Person, mail`. */
  label: string;
  /** By it something is known, here or in another file. */
  isKey?: boolean;
  columnsIn(mapping: Tree): string[];
  put(mapping: Tree, column: string): Tree;
  without(mapping: Tree, column: string): Tree;
}

type Named = Pick<Place, 'role' | 'group' | 'label'>;
interface Ref {
  space: string;
  columns: string[];
}

/** A node `{ column }`, perhaps with more beside it. */
export function columnPlace(named: Named, path: Path, beside: Tree = {}): Place {
  return {
    ...named,
    columnsIn: (mapping) => [treeAt(mapping, [...path, 'column'])].filter((name) => typeof name === 'string'),
    put: (mapping, column) => withAt(withThing(mapping, path, column), path, { column, ...beside }),
    without: (mapping, column) => (treeAt(mapping, [...path, 'column']) === column ? withAt(mapping, path, undefined) : mapping),
  };
}

/** The name of a column as it is; a needed one becomes empty when its column goes, for the server to ask for it. */
export function namePlace(named: Named, path: Path, isNeeded = false): Place {
  return {
    ...named,
    columnsIn: (mapping) => [treeAt(mapping, path)].filter((name) => typeof name === 'string' && name !== '') as string[],
    put: (mapping, column) => withAt(mapping, path, column),
    without: (mapping, column) => (treeAt(mapping, path) === column ? withAt(mapping, path, isNeeded ? '' : undefined) : mapping),
  };
}

/** Further fields by name. */
export function attributePlace(named: Named, thing: string): Place {
  const path = [thing, 'attributes'];
  const fields = (mapping: Tree) => Object.entries((treeAt(mapping, path) ?? {}) as Record<string, { column: string }>);
  return {
    ...named,
    columnsIn: (mapping) => fields(mapping).map(([, field]) => field.column),
    put: (mapping, column) => withAt(withThing(mapping, path, column), [...path, column], { column }),
    without: (mapping, column) => {
      const kept = fields(mapping).filter(([, field]) => field.column !== column);
      return kept.length === fields(mapping).length ? mapping : withAt(mapping, path, emptied(Object.fromEntries(kept)));
    },
  };
}

/** Keys that are tried in order: another column is tried when those before it are empty. */
export function keysPlace(named: Named, thing: string): Place {
  const path = [thing, 'keys'];
  return refList(named, path, (mapping, column) => {
    const space = treeAt(mapping, [...path, 0]) ? keySpaceFor(column) : spaceOfThing(thing, column);
    return { space, columns: [column] };
  });
}

/** Several references, such as the people of a deal. */
export function refsPlace(named: Named, path: Path, space: string): Place {
  return refList(named, path, (_, column) => ({ space, columns: [column] }));
}

function refList(named: Named, path: Path, fresh: (mapping: Tree, column: string) => Ref): Place {
  const refs = (mapping: Tree) => (treeAt(mapping, path) ?? []) as Ref[];
  return {
    ...named,
    isKey: true,
    columnsIn: (mapping) => refs(mapping).flatMap((ref) => ref.columns),
    put: (mapping, column) => withAt(mapping, path, [...refs(mapping), fresh(mapping, column)]),
    without: (mapping, column) => {
      if (!refs(mapping).some((ref) => ref.columns.includes(column))) return mapping;
      const kept = refs(mapping).map((ref) => ({ ...ref, columns: ref.columns.filter((name) => name !== column) }));
      return withAt(
        mapping,
        path,
        kept.filter((ref) => ref.columns.length > 0),
      );
    },
  };
}

/** One reference: a space of keys and the columns that make up the key. */
export function refPlace(named: Named, path: Path, space: string, isSpaced = true): Place {
  const own = isSpaced ? [...path, 'columns'] : path;
  const columns = (mapping: Tree) => (treeAt(mapping, own) ?? []) as string[];
  const ref = (mapping: Tree, names: string[]) => (isSpaced ? { space, ...(treeAt(mapping, path) as object), columns: names } : names);
  return {
    ...named,
    isKey: true,
    columnsIn: columns,
    put: (mapping, column) => {
      const begun = path.length > 1 && isSpaced ? withThing(mapping, path, column) : mapping;
      return withAt(begun, path, ref(begun, [...columns(begun), column]));
    },
    without: (mapping, column) => {
      if (!columns(mapping).includes(column)) return mapping;
      const kept = columns(mapping).filter((name) => name !== column);
      return withAt(mapping, path, kept.length > 0 ? ref(mapping, kept) : undefined);
    },
  };
}

/** Moments, of which one column can hold several under conditions. */
export function momentsPlace(named: Named, path: Path, fresh: Tree): Place {
  const moments = (mapping: Tree) => (treeAt(mapping, path) ?? []) as { column: string }[];
  return {
    ...named,
    columnsIn: (mapping) => moments(mapping).map((moment) => moment.column),
    put: (mapping, column) => withAt(withThing(mapping, path, column), path, [...moments(mapping), { column, ...fresh }]),
    without: (mapping, column) => {
      const kept = moments(mapping).filter((moment) => moment.column !== column);
      return kept.length === moments(mapping).length ? mapping : withAt(mapping, path, emptied(kept));
    },
  };
}

/** A thing that the mapping does not speak of yet begins with a key, so that it can be known again. */
function withThing(mapping: Tree, path: Path, column: string): Tree {
  const [thing] = path;
  if (path.length < 2 || typeof thing !== 'string' || mapping[thing] !== undefined) return mapping;
  if (thing === 'deal') return { ...mapping, deal: { key: treeAt(mapping, ['person', 'keys', 0, 'columns']) ?? [column] } };
  if (!hasKeys.includes(thing)) return mapping;
  return { ...mapping, [thing]: { keys: [{ space: spaceOfThing(thing, column), columns: [column] }] } };
}

const hasKeys = ['person', 'account', 'campaign', 'product', 'member'];

/** People are known by a key of some system; the others are mostly known by their name, whatever the system. */
function spaceOfThing(thing: string, column: string): string {
  return thing === 'person' || /id$|key$|number$/i.test(column) ? keySpaceFor(column) : `${thing}-name`;
}

function emptied<Value>(value: Value): Value | undefined {
  return isEmpty(value) ? undefined : value;
}
