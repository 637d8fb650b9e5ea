import type { Clock } from '#kernel/clock.ts';

/** The machine's own clock. Only composition roots read it; everything else is handed a clock. */
export const systemClock: Clock = { now: () => Date.now() };
