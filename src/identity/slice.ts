import type { FactsView, Slice } from '#platform/slice.ts';
import { identityReceiver } from '#identity/receive-batch.ts';
import { registerPeopleRoutes } from '#identity/routes.ts';

/** What identity offers by itself: people for journeys, and its share of every import. */
export const identityFacts: FactsView[] = [{ view: 'person_facts', shape: 'people' }];
export { identityReceiver };

/** @param facts of every slice, its own included: what the timeline of a person is told from. */
export function createIdentitySlice({ facts }: { facts: readonly FactsView[] }): Slice {
  return { name: 'identity', routes: (http) => registerPeopleRoutes(http, facts), facts: identityFacts, receivers: [identityReceiver] };
}
