import type { Mapping } from '#sources/schema.ts';
import { linkEnds } from '#sources/web/mapping/link-words.ts';
import { inSentence, objectName } from '#sources/web/preview/object-words.ts';

const things = ['person', 'account', 'deal', 'touch', 'campaign', 'spend', 'product', 'member'] as const;

/** What rows become under the mapping, in words: `people and deals`, `events of people`, `links of deals and people`. */
export function thingsOf(mapping: Mapping): string {
  switch (mapping.shape) {
    case 'table':
      return inSentence(things.filter((thing) => mapping[thing] !== undefined).map((thing) => objectName(thing, 2)));
    case 'event-log':
      return 'events of people';
    case 'field-history':
      return `changes of ${objectName(mapping.object, 2)}`;
    case 'links':
      return inSentence(
        mapping.links.map(
          ({ kind }) =>
            `links of ${linkEnds(kind)
              .map((end) => objectName(end, 2))
              .join(' and ')}`,
        ),
      );
    case 'departures':
      return `${mapping.kind} ${objectName(mapping.object, 2)}`;
  }
}
