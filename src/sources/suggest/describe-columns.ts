import type { Mapping } from '../mapping/mapping-schema.ts';
import type { SuggestionAnswer } from '../schema.ts';
import type { ColumnProfile } from './profile-columns.ts';

type DescribedColumn = SuggestionAnswer['columns'][number];

/** Each column of the file with what it becomes, in words, and how sure that is. */
export function describeColumns(mapping: Mapping, profiles: readonly ColumnProfile[]): DescribedColumn[] {
  const roles = rolesOf(mapping);
  return profiles.map((profile) => {
    const becomes = roles.get(profile.name);
    const note = becomes === undefined ? undefined : noteFor(profile, becomes);
    const certainty = becomes === undefined ? 'left-out' : note === undefined ? 'sure' : 'look';
    const { name, example, filledShare } = profile;
    return {
      name,
      example: example.slice(0, 120),
      filledShare,
      becomes: becomes ?? 'Left out',
      certainty,
      ...(note !== undefined && { note }),
    };
  });
}

function rolesOf(mapping: Mapping): Map<string, string> {
  const roles = new Map<string, string>();
  if (mapping.shape !== 'table' && mapping.shape !== 'event-log') return roles;
  for (const [name, field] of Object.entries(mapping.person?.attributes ?? {})) roles.set(field.column, `Person, ${name}`);
  if (mapping.shape === 'event-log') {
    const words = {
      case: 'Whose event it is',
      activity: 'What happened',
      lifecycle: 'Phase of it',
      moment: 'When',
      actor: 'Who did it',
      order: 'Order of equal moments',
    } as const;
    for (const [part, word] of Object.entries(words)) roles.set(mapping.log[part as keyof typeof words] ?? '', word);
  } else tableRoles(mapping, roles);
  return roles;
}

function tableRoles(mapping: Extract<Mapping, { shape: 'table' }>, roles: Map<string, string>): void {
  const words = {
    name: 'name',
    firstName: 'first name',
    lastName: 'last name',
    email: 'mail',
    phone: 'phone',
    title: 'title',
    company: 'company',
  } as const;
  for (const [field, word] of Object.entries(words)) {
    const column = mapping.person?.[field as keyof typeof words]?.column;
    if (column !== undefined) roles.set(column, `Person, ${word}`);
  }
  for (const moment of mapping.moments ?? []) roles.set(moment.column, moment.stage ?? moment.becomes);
  for (const moment of mapping.deal?.moments ?? []) roles.set(moment.column, `Deal, ${moment.stage ?? moment.becomes}`);
  if (mapping.deal?.amount) roles.set(mapping.deal.amount.column, 'Deal, amount');
  for (const key of mapping.person?.keys ?? []) for (const column of key.columns) roles.set(column, 'Person, key');
}

function noteFor(profile: ColumnProfile, becomes: string): string | undefined {
  if (profile.isAmbiguous) return `Days can be read in two orders. Read as ${profile.format ?? 'ISO'}.`;
  if (profile.looksLike === 'moment' && /Won|captured/.test(becomes))
    return `Guessed by its name. Dates are written ${profile.format ?? 'as in ISO 8601'}.`;
  if (becomes === 'Person, key' && profile.distinct < profile.rows) return 'Some rows share this key: the last one counts.';
  return undefined;
}
