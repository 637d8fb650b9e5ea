import { t } from '@lingui/core/macro';
import type { Mapping } from '#sources/schema.ts';
import { leftOut, placesOf } from '#sources/web/mapping/column-roles.ts';
import type { Option } from '#web/ui/select.tsx';

/** The choices for a column: leaving it out, then the places of things that the mapping speaks of, then all others. */
export function roleOptions(mapping: Mapping): Option[] {
  const places = placesOf(mapping);
  const inUse = new Set(places.filter((place) => place.columnsIn(mapping).length > 0).map((place) => place.group));
  const ordered = [...places.filter((place) => inUse.has(place.group)), ...places.filter((place) => !inUse.has(place.group))];
  return [{ value: leftOut, label: t`Leave out` }, ...ordered.map(({ role, label, group }) => ({ value: role, label, group }))];
}
