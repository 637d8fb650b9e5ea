import { t } from '@lingui/core/macro';
import { linkEnds } from '#sources/web/mapping/link-words.ts';
import { type Place, attributePlace, columnPlace, namePlace, refPlace } from '#sources/web/mapping/places.ts';
import { type Tree, treeAt, withAt } from '#sources/web/mapping/tree.ts';

const ofLog = (role: string, label: string) => ({ role, group: 'Event', label });

/** The column that says whose event it is, is the key of the person as well. */
const casePlace: Place = {
  ...namePlace(ofLog('case', 'Whose event it is (key)'), ['log', 'case'], true),
  put: (mapping, column) => {
    const space = treeAt(mapping, ['person', 'keys', 0, 'space']) ?? column;
    return withAt(withAt(mapping, ['log', 'case'], column), ['person', 'keys', 0], { space, columns: [column] });
  },
};

/** The places of an event log, in the order of the select. */
export const logPlaces: readonly Place[] = [
  casePlace,
  namePlace(ofLog('activity', 'What happened'), ['log', 'activity'], true),
  namePlace(ofLog('lifecycle', 'Phase of it, as scheduled or started'), ['log', 'lifecycle']),
  namePlace(ofLog('moment', 'When it happened'), ['log', 'moment'], true),
  namePlace(ofLog('actor', 'Who did it'), ['log', 'actor']),
  namePlace(ofLog('order', 'Order of equal moments'), ['log', 'order']),
  namePlace(ofLog('kind', 'What kind of touch'), ['log', 'kind']),
  namePlace(ofLog('channel', 'Channel'), ['log', 'channel']),
  namePlace(ofLog('campaign', 'Campaign'), ['log', 'campaign']),
  namePlace(ofLog('direction', 'To us or from us'), ['log', 'direction']),
  attributePlace({ role: 'person.attribute', group: 'Person', label: t`Person, attribute` }, 'person'),
];

const ofHistory = (role: string, label: string) => ({ role, group: 'Change', label });

/** The places of a history of fields. */
export const historyPlaces: readonly Place[] = [
  refPlace(ofHistory('history.key', 'Whose field it is (key)'), ['key'], 'key'),
  columnPlace(ofHistory('history.field', 'Which field changed'), ['field']),
  namePlace(ofHistory('history.value', 'What it became'), ['value'], true),
  columnPlace(ofHistory('history.moment', 'When it changed'), ['moment'], { format: 'ISO' }),
  columnPlace(ofHistory('history.actor', 'Who changed it'), ['actor']),
  namePlace(ofHistory('history.order', 'Order of equal moments'), ['order']),
];

const ofDeparture = (role: string, label: string) => ({ role, group: 'Departure', label });

/** The places of deletions and merges. */
export const departurePlaces: readonly Place[] = [
  refPlace(ofDeparture('departure.key', 'The one that is gone (key)'), ['key'], 'key'),
  refPlace(ofDeparture('departure.into', 'The one it was merged into'), ['into'], 'key'),
  columnPlace(ofDeparture('departure.moment', 'When'), ['moment'], { format: 'ISO' }),
];

/** The places of the links that a mapping speaks of: two ends each, and what the second is to the first. */
export function linkPlaces(mapping: Tree): Place[] {
  const links = (mapping['links'] ?? []) as { kind: string }[];
  return links.flatMap(({ kind }, at) => {
    const group = links.length > 1 ? `Link ${at + 1}` : 'Link';
    const [from, to] = linkEnds(kind);
    return [
      refPlace({ role: `link.${at}.from`, group, label: t`${group}, the ${from}` }, ['links', at, 'from'], from),
      refPlace({ role: `link.${at}.to`, group, label: t`${group}, the ${to}` }, ['links', at, 'to'], to),
      columnPlace({ role: `link.${at}.role`, group, label: t`${group}, what the ${to} is in it` }, ['links', at, 'role']),
    ];
  });
}
