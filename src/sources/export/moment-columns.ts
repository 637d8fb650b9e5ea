import type { MomentColumn } from '../mapping/mapping-schema.ts';
import type { Columns } from './columns.ts';
import type { FoundRow } from './export-file.ts';

interface FoundMoment {
  kind: string;
  label: string;
  at: string;
}

/**
 * A column for each moment that a mapping can read, in its order; of several with one meaning and one stage a record
 * keeps those that were there.
 */
export function addMoments(
  columns: Columns,
  moments: readonly MomentColumn[],
  name: string,
  momentsOf: (row: FoundRow) => FoundMoment[] | undefined,
) {
  return moments.map(({ becomes, stage }, at) => {
    const before = moments.slice(0, at).filter((other) => other.becomes === becomes && (other.stage ?? '') === (stage ?? '')).length;
    const column = columns.add(`${name} ${becomes}${stage === undefined ? '' : ` ${stage}`}`, (row) => {
      const said = (momentsOf(row) ?? []).filter(({ kind, label }) => kind === becomes && label === (stage ?? ''));
      return said[before]?.at;
    });
    return { column, becomes, ...(stage !== undefined && { stage }) };
  });
}
