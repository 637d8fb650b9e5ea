import { t } from '#kernel/language/say.ts';
import type { FactsView, Slice } from '#platform/slice.ts';
import type { Erasers } from '#identity/erase-person.ts';
import { accountsList } from '#identity/lists/accounts-list.ts';
import { dealsList } from '#identity/lists/deals-list.ts';
import { followPeople } from '#identity/lists/follow-people.ts';
import { followDeals } from '#identity/lists/listed-deals.ts';
import { peopleList } from '#identity/lists/people-list.ts';
import { registerList } from '#platform/lists/register-list.ts';
import { identityReceiver } from '#identity/receive-batch.ts';
import type { Reporters } from '#identity/report-person.ts';
import { registerPersonalDataRoutes } from '#identity/personal-data-routes.ts';
import { registerPeopleRoutes } from '#identity/routes.ts';
import { identityThings } from '#identity/things.ts';
import { searchIdentity } from '#identity/search/search-identity.ts';
import { findLinkedByMembers } from '#identity/worked-on.ts';

/** What identity offers by itself: people for journeys, and its share of every import. */
export const identityFacts: FactsView[] = [{ view: 'person_facts', shape: 'people' }];
export { findLinkedByMembers, identityReceiver };

const lists = [peopleList, accountsList, dealsList];

export interface IdentityParts {
  /** Of every slice, its own included: what the timeline of a person is told from. */
  facts: readonly FactsView[];
  /** Of every slice: what erasing a person means there, and what it holds of one. */
  erasers: Erasers;
  reporters: Reporters;
}

export function createIdentitySlice({ facts, erasers, reporters }: IdentityParts): Slice {
  return {
    name: 'identity',
    routes: (http) => {
      registerPeopleRoutes(http, facts);
      registerPersonalDataRoutes(http, { erasers, reporters });
      for (const list of lists) registerList(http, list);
    },
    facts: identityFacts,
    receivers: [identityReceiver],
    listeners: [...followPeople.listeners, ...followDeals.listeners],
    sweeps: [followPeople.sweep, followDeals.sweep],
    quietEvents: ['person.reported', 'list.exported'],
    workedOn: findLinkedByMembers,
    search: searchIdentity,
    things: identityThings,
    lists,
    sentences: {
      'person.erased': ({ wishOf }) => t`erased a person at the wish of ${wishWords[String(wishOf)] ?? 'somebody'}`,
      'list.exported': ({ list }) => t`took out the list of ${list}`,
      'person.reported': () => t`took out all that is held of a person`,
    },
  };
}

const wishWords: Record<string, string> = { person: 'the person', company: 'the company', authority: 'an authority' };
