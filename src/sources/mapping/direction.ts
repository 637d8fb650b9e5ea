import type { TableMapping } from './mapping-schema.ts';
import type { ColumnPlaces } from './cells.ts';

export type Direction = 'in' | 'out' | undefined;
type DirectionReader = (cells: readonly string[]) => Direction;

const incoming = ['in', 'inbound', 'incoming', 'received'];
const outgoing = ['out', 'outbound', 'outgoing', 'sent'];

/** Reads which way a touch went; undefined where the row does not say. */
export function createDirectionReader(
  direction: NonNullable<TableMapping['touch']>['direction'] | { column: string } | undefined,
  places: ColumnPlaces,
): DirectionReader {
  if (!direction) return () => undefined;
  if ('value' in direction) return () => direction.value;
  const said = places.rawReader(direction.column);
  const texts = new Map<string, Direction>();
  for (const text of 'in' in direction ? direction.in : incoming) texts.set(text.trim().toLowerCase(), 'in');
  for (const text of 'out' in direction ? direction.out : outgoing) texts.set(text.trim().toLowerCase(), 'out');
  return (cells) => texts.get(said(cells).toLowerCase());
}
