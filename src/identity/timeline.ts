import type { MomentRow } from '#identity/store.ts';

/**
 * A timeline without echoes: a row of an event log is a touch and may also be a stage, a handoff or a follow-up;
 * what it meant is told, the touch behind it is not told again. A touch of one source at the moment at which another
 * source says something is none. One touch a place at most: in a log without an order
 * column several rows can share a moment, and an echo too many is better than something that happened and is not told.
 */
export function withoutEchoes(moments: readonly MomentRow[]): MomentRow[] {
  const meant = new Set(moments.filter(({ kind }) => kind !== 'touch').map(placeOf));
  return moments.filter((moment) => moment.kind !== 'touch' || !meant.delete(placeOf(moment)));
}

const placeOf = ({ sourceId, occurredAt, ordinal }: MomentRow) => `${sourceId} ${occurredAt.getTime()} ${ordinal}`;
