export { attributeOf } from '#journeys/journeys.ts';
export type { AttributeColumn, Journeys, Moments, People, Stage, StageMeaning } from '#journeys/journeys.ts';
export { kindCodes, momentKinds } from '#journeys/moment-kinds.ts';
export type { MomentKind } from '#journeys/moment-kinds.ts';
export { createJourneysBuilder } from '#journeys/build-journeys.ts';
export { createJourneys } from '#journeys/open-journeys.ts';
export type { OpenJourneys } from '#journeys/open-journeys.ts';
export { rememberedPer } from '#journeys/remembered.ts';
