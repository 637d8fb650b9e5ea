import type { Slice } from '#platform/slice.ts';
import type { OpenJourneys } from '#journeys/public.ts';
import { registerTodayRoutes } from '#today/routes.ts';

/** @param openJourneys from the composition root, which knows every slice's facts. */
export function createTodaySlice({ openJourneys }: { openJourneys: OpenJourneys }): Slice {
  return { name: 'today', routes: (http) => registerTodayRoutes(http, openJourneys) };
}
