import type { Mapping } from '#sources/schema.ts';
import { type Path, type Tree, nodesIn, withAt } from '#sources/web/mapping/tree.ts';

/** Days with the day before the month, or the other way round. */
export type DateOrder = 'day-first' | 'month-first';

interface Stamp {
  /** Where the format stands. */
  path: Path;
  column: string;
  format: string | undefined;
}

const stampNames = ['moment', 'day', 'startsOn', 'endsOn', 'modified'];

/** Every place where a column is read as a moment, with how it is written; undefined is ISO. */
export function stampsIn(mapping: Mapping): Stamp[] {
  const isStamp = (node: Tree) => typeof node['column'] === 'string' && ('becomes' in node || 'format' in node);
  const nodes = nodesIn(mapping, isStamp).map(({ path, node }) => stampAt(path, node));
  const others = nodesIn(mapping, (node) => typeof node['column'] === 'string' && !isStamp(node))
    .filter(({ path }) => stampNames.includes(String(path.at(-1))))
    .map(({ path, node }) => stampAt(path, node));
  const ofLog =
    mapping.shape === 'event-log' && mapping.log.moment
      ? [{ path: ['log', 'format'], column: mapping.log.moment, format: mapping.log.format }]
      : [];
  return [...ofLog, ...nodes, ...others];
}

function stampAt(path: Path, node: Tree): Stamp {
  return { path: [...path, 'format'], column: node['column'] as string, format: node['format'] as string | undefined };
}

/** How the moments of the column are written, or undefined where it holds none. */
export function formatOf(mapping: Mapping, column: string): string | undefined {
  const stamp = stampsIn(mapping).find((one) => one.column === column);
  return stamp && (stamp.format ?? 'ISO');
}

/** Reads every moment of the column as written otherwise. */
export function withFormat(mapping: Mapping, column: string, format: string): Mapping {
  return stampsIn(mapping)
    .filter((stamp) => stamp.column === column)
    .reduce<Tree>((tree, { path }) => withAt(tree, path, format), mapping) as Mapping;
}

const dayFirst = /^(D{1,2})([./-])(M{1,2})(?=[./-])/;
const monthFirst = /^(M{1,2})([./-])(D{1,2})(?=[./-])/;

/** The order in which the days of the file are read; undefined where no format has a choice, or two of them differ. */
export function dateOrderOf(mapping: Mapping): DateOrder | undefined {
  const orders = new Set(stampsIn(mapping).flatMap(({ format }) => orderOf(format) ?? []));
  return orders.size === 1 ? [...orders][0] : undefined;
}

/** True where days could be read in the other order. */
export function hasDateOrder(mapping: Mapping): boolean {
  return stampsIn(mapping).some(({ format }) => orderOf(format));
}

function orderOf(format: string | undefined): DateOrder | undefined {
  if (dayFirst.test(format ?? '')) return 'day-first';
  return monthFirst.test(format ?? '') ? 'month-first' : undefined;
}

/** Reads every day of the file in this order. */
export function withDateOrder(mapping: Mapping, order: DateOrder): Mapping {
  const turned = (format: string) => format.replace(order === 'day-first' ? monthFirst : dayFirst, '$3$2$1');
  return stampsIn(mapping).reduce<Tree>(
    (tree, { path, format }) => (format ? withAt(tree, path, turned(format)) : tree),
    mapping,
  ) as Mapping;
}

/** What stands before the decimals of amounts; undefined where the file has none. */
export function decimalOf(mapping: Mapping): '.' | ',' | undefined {
  const amount = nodesIn(mapping, isAmount)[0];
  return amount && (((amount.node['amount'] as Tree)['decimal'] as '.' | ',' | undefined) ?? '.');
}

/** Reads every amount of the file with this decimal mark. */
export function withDecimal(mapping: Mapping, decimal: '.' | ','): Mapping {
  return nodesIn(mapping, isAmount).reduce<Tree>(
    (tree, { path }) => withAt(tree, [...path, 'amount', 'decimal'], decimal),
    mapping,
  ) as Mapping;
}

function isAmount(node: Tree): boolean {
  return typeof (node['amount'] as Tree | undefined)?.['column'] === 'string';
}
