import { type Tree, isEmpty, nodesIn, treeAt } from '#sources/web/mapping/tree.ts';

const things = ['person', 'account', 'deal', 'campaign', 'spend', 'product', 'member', 'touch'];

/**
 * The mapping without things that nothing is left of: no column at all, or only a key that was taken over from another
 * thing. What a person chose stays, also when it is unfinished: the server then says what it still needs.
 */
export function tidied(tree: Tree, before: Tree): Tree {
  if (tree['shape'] !== 'table') return tree;
  return things.reduce((kept, thing) => {
    if (kept[thing] === undefined || !isSpent(kept, before, thing)) return kept;
    const { [thing]: _spent, ...others } = kept;
    return others;
  }, tree);
}

function isSpent(tree: Tree, before: Tree, thing: string): boolean {
  const { keys, key, space: _space, people, ...fields } = tree[thing] as Tree;
  const hasFields = Object.values(fields).some((field) => !isEmpty(field) && columnsIn(field).length > 0) || columnsIn(people).length > 0;
  if (hasFields) return false;
  const keyColumns = columnsIn(keys ?? key);
  if (keyColumns.length === 0) return columnsIn(before[thing]).length > 0;
  const isBorrowed = things.some((other) => other !== thing && keyColumns.every((name) => columnsIn(tree[other]).includes(name)));
  return isBorrowed && thing !== 'person';
}

/** The names of columns anywhere under this part: of `{ column }` nodes, of lists of columns and of orders. */
function columnsIn(part: unknown): string[] {
  if (typeof part === 'string') return part === '' ? [] : [part];
  if (Array.isArray(part) && part.every((name) => typeof name === 'string')) return part;
  return nodesIn(part, (node) => 'column' in node || 'columns' in node || 'order' in node || Array.isArray(node['key'])).flatMap(
    ({ node }) =>
      [
        treeAt(node, ['column']),
        treeAt(node, ['order']),
        ...((node['columns'] ?? []) as string[]),
        ...(Array.isArray(node['key']) ? (node['key'] as string[]) : []),
      ].filter((name): name is string => typeof name === 'string'),
  );
}
