import type { Slice } from '#platform/slice.ts';
import type { OpenJourneys } from '#journeys/public.ts';
import { registerScoreboardRoutes } from '#scoreboard/routes.ts';

/** @param openJourneys from the composition root, which knows every slice's facts. */
export function createScoreboardSlice({ openJourneys }: { openJourneys: OpenJourneys }): Slice {
  return { name: 'scoreboard', routes: (http) => registerScoreboardRoutes(http, openJourneys) };
}
