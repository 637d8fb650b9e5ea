/** Time is an argument. A clock gives the present moment in milliseconds since 1970-01-01T00:00:00Z. */
export interface Clock {
  now(): number;
}

/** A clock that stands still until it is moved: for tests and for replays. */
export interface ControlledClock extends Clock {
  set(at: number | string): void;
  advance(milliseconds: number): void;
}

/** @param at epoch milliseconds, or an ISO 8601 moment with offset. */
export function controlledClock(at: number | string): ControlledClock {
  let current = toMilliseconds(at);
  return {
    now: () => current,
    set: (next) => void (current = toMilliseconds(next)),
    advance: (milliseconds) => void (current += milliseconds),
  };
}

function toMilliseconds(at: number | string): number {
  const milliseconds = typeof at === 'number' ? at : Date.parse(at);
  if (!Number.isFinite(milliseconds)) throw new Error(`Not a moment: ${at}. Accepted: 2026-11-17T10:08:00Z and the like.`);
  return milliseconds;
}
