import { t } from '@lingui/core/macro';
import type { Mapping } from '#sources/schema.ts';
import { inSentence, objectName } from '#sources/web/preview/object-words.ts';

const things = ['person', 'account', 'deal', 'touch', 'campaign', 'spend', 'product', 'member'] as const;

const changes = { person: t`changes of people`, account: t`changes of accounts`, deal: t`changes of deals` };
const gone = {
  deleted: { person: t`deleted people`, account: t`deleted accounts`, deal: t`deleted deals` },
  merged: { person: t`merged people`, account: t`merged accounts`, deal: t`merged deals` },
};
const links: Record<string, string> = {
  'deal-person': t`links of deals and people`,
  'deal-account': t`links of deals and accounts`,
  'deal-product': t`links of deals and products`,
  'person-account': t`links of people and accounts`,
  'account-parent': t`links of accounts and the accounts they belong to`,
  'touch-person': t`links of touches and people`,
  'touch-deal': t`links of touches and deals`,
  'touch-account': t`links of touches and accounts`,
};

/** What rows become under the mapping, in words: `people and deals`, `events of people`, `links of deals and people`. */
export function thingsOf(mapping: Mapping): string {
  switch (mapping.shape) {
    case 'table':
      return inSentence(things.filter((thing) => mapping[thing] !== undefined).map((thing) => objectName(thing, 2)));
    case 'event-log':
      return t`events of people`;
    case 'field-history':
      return changes[mapping.object];
    case 'links':
      return inSentence(mapping.links.map(({ kind }) => links[kind] ?? kind));
    case 'departures':
      return gone[mapping.kind][mapping.object];
  }
}
