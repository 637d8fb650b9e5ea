import type { Mapping } from '#sources/schema.ts';
import { departurePlaces, historyPlaces, linkPlaces, logPlaces } from '#sources/web/mapping/other-places.ts';
import type { Place } from '#sources/web/mapping/places.ts';
import { withStagesInUse } from '#sources/web/mapping/stages-in-use.ts';
import { tablePlaces } from '#sources/web/mapping/table-places.ts';
import { tidied } from '#sources/web/mapping/tidied.ts';
import type { Tree } from '#sources/web/mapping/tree.ts';

/** A column of the file that no part of the mapping reads. */
export const leftOut = 'left-out';

/** The places that columns can take in this mapping, in the order of the select. */
export function placesOf(mapping: Mapping): readonly Place[] {
  switch (mapping.shape) {
    case 'table':
      return tablePlaces;
    case 'event-log':
      return logPlaces;
    case 'field-history':
      return historyPlaces;
    case 'links':
      return linkPlaces(mapping);
    case 'departures':
      return departurePlaces;
  }
}

/** Every role of the column, its first one being what the select shows: what it holds before what it is a key of. */
export function rolesOf(mapping: Mapping, column: string): Place[] {
  const places = placesOf(mapping).filter((place) => place.columnsIn(mapping).includes(column));
  return [...places.filter((place) => !place.isKey), ...places.filter((place) => place.isKey)];
}

/** What the column becomes under this mapping. */
export function roleOf(mapping: Mapping, column: string): string {
  return rolesOf(mapping, column)[0]?.role ?? leftOut;
}

/** Gives the column another role instead of all that it has. A role that only one column can hold leaves the column that had it. */
export function withRole(mapping: Mapping, column: string, role: string): Mapping {
  const without = placesOf(mapping).reduce<Tree>((tree, place) => place.without(tree, column), mapping);
  return finished(withPlace(without, placesOf(mapping), column, role), mapping);
}

/** Gives the column a further role, beside those that it has. */
export function withFurtherRole(mapping: Mapping, column: string, role: string): Mapping {
  return finished(withPlace(mapping, placesOf(mapping), column, role), mapping);
}

/** Takes one of several roles away from the column. */
export function withoutRole(mapping: Mapping, column: string, role: string): Mapping {
  const place = placesOf(mapping).find((one) => one.role === role);
  return place ? finished(place.without(mapping, column), mapping) : mapping;
}

function withPlace(tree: Tree, places: readonly Place[], column: string, role: string): Tree {
  return places.find((place) => place.role === role)?.put(tree, column) ?? tree;
}

function finished(tree: Tree, before: Mapping): Mapping {
  return withStagesInUse(tidied(tree, before) as Mapping);
}
