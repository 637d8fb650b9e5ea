import { createSaidReader, type CellReader, type ColumnPlaces } from './cells.ts';
import { createDirectionReader } from './direction.ts';
import type { TableMapping } from './mapping-schema.ts';
import { createRefReader, type KeyRead } from './read-key.ts';
import { createNeededStampReader } from './read-moment-columns.ts';
import { createOrderReader } from './read-order.ts';
import type { Fact, RefusedRow } from './read-row.ts';
import { joined, type SaltedHash } from './salted-hash.ts';

type TouchMapping = NonNullable<TableMapping['touch']>;

export interface TouchRead {
  key: KeyRead | null;
  fact: Fact;
}

/** Reads the touch of a row. */
export function createTouchReader(touch: TouchMapping, places: ColumnPlaces, timeZone: string, hash: SaltedHash) {
  const readKey = touch.key ? createRefReader(touch.key, places) : () => null;
  const readMoment = createNeededStampReader(touch.moment, places, timeZone);
  const readOrder = createOrderReader(touch.order, places);
  const readRest = createTouchTexts(touch, places);
  return (cells: readonly string[], row: number): TouchRead | RefusedRow => {
    const occurredAt = readMoment(cells, row);
    if (typeof occurredAt !== 'number') return occurredAt;
    const ordinal = readOrder(cells, row);
    if (typeof ordinal !== 'number') return ordinal;
    const key = readKey(cells);
    const { label, actor, ...said } = readRest(cells);
    const parts = [occurredAt, ordinal, said.touchKind ?? '', label, actor, said.channel ?? '', said.campaign ?? '', said.direction ?? ''];
    // With its key, so that two calls of one minute are two; with its content, so that no order of files makes a difference.
    const rowHash = hash(joined(key ? [...parts, key.space, ...key.values] : parts));
    return { key, fact: { kind: 'touch', label, occurredAt, ordinal, actor, lifecycle: '', rowHash, take: 'each', ...said } };
  };
}

function createTouchTexts(touch: TouchMapping, places: ColumnPlaces) {
  const kindOf = createKindReader(touch.kind, places);
  const labelOf = places.reader(touch.label);
  const actorOf = places.reader(touch.actor);
  const channelOf = createSaidReader(touch.channel, places);
  const campaignOf = createSaidReader(touch.campaign, places);
  const directionOf = createDirectionReader(touch.direction, places);
  return (cells: readonly string[]) => {
    const touchKind = kindOf(cells);
    const label = labelOf(cells) || touchKind;
    return { label, actor: actorOf(cells), ...touchExtras(touchKind, channelOf(cells), campaignOf(cells), directionOf(cells)) };
  };
}

/** What a touch says beside its label, without what it does not say. */
export function touchExtras(touchKind: string, channel: string, campaign: string, direction: Fact['direction']) {
  return {
    ...(touchKind !== '' && { touchKind }),
    ...(channel !== '' && { channel }),
    ...(campaign !== '' && { campaign }),
    ...(direction !== undefined && { direction }),
  };
}

function createKindReader(kind: TouchMapping['kind'], places: ColumnPlaces): CellReader {
  if ('value' in kind) return () => kind.value;
  const textOf = places.reader(kind.column);
  if (!kind.values) return textOf;
  const names = new Map(Object.entries(kind.values).map(([text, name]) => [text.trim().toLowerCase(), name]));
  return (cells) => {
    const text = textOf(cells);
    return names.get(text.toLowerCase()) ?? text;
  };
}
