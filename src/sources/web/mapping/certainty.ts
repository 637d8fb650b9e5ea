import { t } from '@lingui/core/macro';
import type { Mapping, SuggestedGroup } from '#sources/schema.ts';
import { leftOut, roleOf, rolesOf } from '#sources/web/mapping/column-roles.ts';
import { columnCount } from '#sources/web/import-words.ts';

export type FileColumn = SuggestedGroup['columns'][number];
export type Certainty = 'sure' | 'look' | 'left-out' | 'yours';

/** As suggested while the column still is what was suggested; afterwards it is the person's own choice. */
export function certaintyOf(column: FileColumn, suggested: Mapping | null, mapping: Mapping): Certainty {
  const role = roleOf(mapping, column.name);
  if (suggested?.shape === mapping.shape && rolesIn(mapping, column) === rolesIn(suggested, column)) {
    return role === leftOut ? 'left-out' : column.certainty === 'left-out' ? 'sure' : column.certainty;
  }
  return role === leftOut ? 'left-out' : 'yours';
}

function rolesIn(mapping: Mapping, column: FileColumn): string {
  return rolesOf(mapping, column.name)
    .map((place) => place.role)
    .join(' ');
}

/** `24 columns: 21 sure, 1 to look at, 2 left out`. */
export function tally(certainties: readonly Certainty[], withTotal = true): string {
  const many = (certainty: Certainty) => certainties.filter((one) => one === certainty).length;
  const parts = [
    [many('sure'), (number: number) => t`${number} sure`],
    [many('yours'), (number: number) => t`${number} chosen by you`],
    [many('look'), (number: number) => t`${number} to look at`],
    [many('left-out'), (number: number) => t`${number} left out`],
  ] as const;
  const words = parts.filter(([number]) => number > 0).map(([number, said]) => said(number));
  return withTotal ? `${columnCount(certainties.length)}: ${words.join(', ')}` : words.join(', ');
}
