import { t } from '@lingui/core/macro';
import { endSpace, endWords, linkEnds } from '#sources/web/mapping/link-words.ts';
import { type Place, attributePlace, columnPlace, namePlace, refPlace } from '#sources/web/mapping/places.ts';
import { type Tree, treeAt, withAt } from '#sources/web/mapping/tree.ts';

const ofLog = (role: string, label: string) => ({ role, group: t`Event`, label });

/** The column that says whose event it is, is the key of the person as well. */
const casePlace: Place = {
  ...namePlace(ofLog('case', t`Whose event it is (key)`), ['log', 'case'], true),
  put: (mapping, column) => {
    const space = treeAt(mapping, ['person', 'keys', 0, 'space']) ?? column;
    return withAt(withAt(mapping, ['log', 'case'], column), ['person', 'keys', 0], { space, columns: [column] });
  },
};

/** The places of an event log, in the order of the select. */
export const logPlaces: readonly Place[] = [
  casePlace,
  namePlace(ofLog('activity', t`What happened`), ['log', 'activity'], true),
  namePlace(ofLog('lifecycle', t`Phase of it, as scheduled or started`), ['log', 'lifecycle']),
  namePlace(ofLog('moment', t`When it happened`), ['log', 'moment'], true),
  namePlace(ofLog('actor', t`Who did it`), ['log', 'actor']),
  namePlace(ofLog('order', t`Order of equal moments`), ['log', 'order']),
  namePlace(ofLog('kind', t`What kind of touch`), ['log', 'kind']),
  namePlace(ofLog('channel', t`Channel`), ['log', 'channel']),
  namePlace(ofLog('campaign', t`Campaign`), ['log', 'campaign']),
  namePlace(ofLog('direction', t`To us or from us`), ['log', 'direction']),
  attributePlace({ role: 'person.attribute', group: t`Person`, label: t`Person, attribute` }, 'person'),
];

const ofHistory = (role: string, label: string) => ({ role, group: t({ message: 'Change', context: 'of a field' }), label });

/** The places of a history of fields. */
export const historyPlaces: readonly Place[] = [
  refPlace(ofHistory('history.key', t`Whose field it is (key)`), ['key'], 'key'),
  columnPlace(ofHistory('history.field', t`Which field changed`), ['field']),
  namePlace(ofHistory('history.value', t`What it became`), ['value'], true),
  columnPlace(ofHistory('history.moment', t`When it changed`), ['moment'], { format: 'ISO' }),
  columnPlace(ofHistory('history.actor', t`Who changed it`), ['actor']),
  namePlace(ofHistory('history.order', t`Order of equal moments`), ['order']),
];

const ofDeparture = (role: string, label: string) => ({ role, group: t`Departure`, label });

/** The places of deletions and merges. */
export const departurePlaces: readonly Place[] = [
  refPlace(ofDeparture('departure.key', t`The one that is gone (key)`), ['key'], 'key'),
  refPlace(ofDeparture('departure.into', t`The one it was merged into`), ['into'], 'key'),
  columnPlace(ofDeparture('departure.moment', t`When`), ['moment'], { format: 'ISO' }),
];

/** The places of the links that a mapping speaks of: two ends each, and what the second is to the first. */
export function linkPlaces(mapping: Tree): Place[] {
  const links = (mapping['links'] ?? []) as { kind: string }[];
  return links.flatMap(({ kind }, at) => {
    const number = at + 1;
    const group = links.length > 1 ? t`Link ${number}` : t`Link`;
    const [from, to] = linkEnds(kind);
    return [
      refPlace({ role: `link.${at}.from`, group, label: `${group}, ${endWords(from).the}` }, ['links', at, 'from'], endSpace(from)),
      refPlace({ role: `link.${at}.to`, group, label: `${group}, ${endWords(to).the}` }, ['links', at, 'to'], endSpace(to)),
      columnPlace({ role: `link.${at}.role`, group, label: `${group}, ${endWords(to).role}` }, ['links', at, 'role']),
    ];
  });
}
