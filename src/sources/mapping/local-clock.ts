import { Temporal } from 'temporal-polyfill';

/** A wall clock in one zone. */
export interface LocalClock {
  /**
   * The moment at which the wall clock shows what `asUtc` shows in UTC, both in epoch milliseconds.
   * An hour that a clock change repeats is its first one; an hour that it skips is the one after it.
   */
  toMoment(asUtc: number): number;
}

const hourLength = 3_600_000;

/**
 * Remembers the offset of every wall-clock hour in which it does not change, so that a row costs one look-up;
 * only hours of a clock change ask the calendar row by row.
 * @throws RangeError for a zone that the runtime does not know.
 */
export function createLocalClock(timeZone: string): LocalClock {
  const offsets = new Map<number, number | null>();
  slowMoment(0, timeZone);
  return {
    toMoment: (asUtc) => {
      const hour = Math.floor(asUtc / hourLength);
      let offset = offsets.get(hour);
      if (offset === undefined) {
        offset = offsetOfHour(hour * hourLength, timeZone);
        offsets.set(hour, offset);
      }
      return offset === null ? slowMoment(asUtc, timeZone) : asUtc - offset;
    },
  };
}

/** @returns milliseconds to subtract during the whole hour, or null when the clock changes in it. */
function offsetOfHour(start: number, timeZone: string): number | null {
  const quarters = [0, 0.25, 0.5, 0.75, 1].map((part) => start + part * hourLength - (part === 1 ? 1 : 0));
  const offsets = quarters.map((asUtc) => asUtc - slowMoment(asUtc, timeZone));
  return offsets.every((offset) => offset === offsets[0]) ? offsets[0]! : null;
}

function slowMoment(asUtc: number, timeZone: string): number {
  const shown = Temporal.Instant.fromEpochMilliseconds(asUtc).toZonedDateTimeISO('UTC').toPlainDateTime();
  return shown.toZonedDateTime(timeZone).epochMilliseconds;
}
