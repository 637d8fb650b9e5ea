/** A mapping as plain JSON. Screens change it part by part; whether the whole is one is for the server to say. */
export type Tree = Readonly<Record<string, unknown>>;
export type Path = readonly (string | number)[];

/** What stands at the path, or undefined. */
export function treeAt(tree: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, step) => (typeof at === 'object' && at !== null ? (at as Tree)[step] : undefined), tree);
}

/** The tree with another value at the path; undefined takes the part away, and what holds nothing any more with it. */
export function withAt(tree: Tree, path: Path, value: unknown): Tree {
  const [step, ...rest] = path;
  if (step === undefined) return value as Tree;
  const inner = rest.length === 0 ? value : withAt((tree[step] ?? {}) as Tree, rest, value);
  const isGone = inner === undefined || (rest.length > 0 && value === undefined && isEmpty(inner));
  if (Array.isArray(tree)) return (isGone ? tree.filter((_, at) => at !== step) : tree.with(Number(step), inner)) as unknown as Tree;
  const { [step]: _before, ...others } = tree;
  return isGone ? others : { ...tree, [step]: inner };
}

export function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** Every node of the tree that satisfies the test, with its path. */
export function nodesIn(tree: unknown, fits: (node: Tree) => boolean, path: Path = []): { path: Path; node: Tree }[] {
  if (typeof tree !== 'object' || tree === null) return [];
  const here = !Array.isArray(tree) && fits(tree as Tree) ? [{ path, node: tree as Tree }] : [];
  const steps = Array.isArray(tree) ? [...tree.keys()] : Object.keys(tree);
  return [...here, ...steps.flatMap((step) => nodesIn((tree as Tree)[step], fits, [...path, step]))];
}
