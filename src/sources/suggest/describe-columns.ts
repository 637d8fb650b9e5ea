import type { Mapping } from '../mapping/mapping-schema.ts';
import { findUnanswered } from './find-unanswered.ts';
import type { ColumnProfile } from './profile-columns.ts';
import { rolesOf } from './roles-of.ts';
import type { SuggestedGroup } from './schema.ts';

type DescribedColumn = SuggestedGroup['columns'][number];

/** What else is known of the columns of a file. */
export interface ColumnHints {
  /** What to look at, by column. */
  notes?: ReadonlyMap<string, string>;
  /** Whether roles were guessed by names and contents. */
  isGuessed?: boolean;
}

/** A file with more columns shows fewer texts of each: the answer would be megabytes. */
const manyColumns = 200;

/** Each column of the file with what it becomes, in words, and how sure that is. */
export function describeColumns(
  mapping: Mapping | null,
  profiles: readonly ColumnProfile[],
  { notes = new Map(), isGuessed = true }: ColumnHints = {},
): DescribedColumn[] {
  const roles = mapping ? rolesOf(mapping) : new Map<string, string>();
  const isState = mapping?.shape === 'table' && !mapping.touch && !mapping.deal;
  return profiles.map((profile) => {
    const becomes = roles.get(profile.name);
    const note = becomes === undefined ? undefined : (notes.get(profile.name) ?? noteFor(profile, becomes, isGuessed, isState));
    const { name, example, filledShare, top, format, isAmbiguous } = profile;
    return {
      name,
      example: example.slice(0, 120),
      filledShare,
      becomes: becomes ?? 'Left out',
      certainty: becomes === undefined ? 'left-out' : note === undefined ? 'sure' : 'look',
      ...(note !== undefined && { note }),
      top: top.slice(0, profiles.length > manyColumns ? 5 : 20).map((text) => text.slice(0, 120)),
      ...(format !== undefined && { format }),
      ...(isAmbiguous && { isAmbiguous }),
    };
  });
}

/** @param isState whether a row is the state of its person: then of several rows the last counts. */
function noteFor(profile: ColumnProfile, becomes: string, isGuessed: boolean, isState: boolean): string | undefined {
  if (profile.isAmbiguous) return `Days can be read in two orders. Read as ${profile.format ?? 'ISO'}.`;
  if (profile.isDecimalOpen && /amount|spent/i.test(becomes))
    return `Three digits stand behind every point or comma. Read as whole thousands: decimals stand behind a ${profile.decimal === ',' ? 'comma' : 'point'}.`;
  if (isGuessed && profile.looksLike === 'moment' && /Won|captured|opened/.test(becomes))
    return `Guessed by its name. Dates are written ${profile.format ?? 'as in ISO 8601'}.`;
  if (isGuessed && isState && becomes === 'Person, key' && profile.distinct < profile.rows * profile.filledShare)
    return 'Some rows share this key: the last one counts.';
  return unansweredNote(profile);
}

function unansweredNote(profile: ColumnProfile): string | undefined {
  const [first] = findUnanswered([profile]);
  if (!first || first.isTaken) return undefined;
  return `${first.text} stands in ${first.cells} of the rows looked at: does it mean that nothing was answered?`;
}
