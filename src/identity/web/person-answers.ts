import type { PeopleAnswer, PersonAnswer } from '#identity/schema.ts';

export type PersonSummary = PeopleAnswer['people'][number];
export type PersonField = PersonAnswer['fields'][number];
export type TimelineEntry = PersonAnswer['timeline'][number];
