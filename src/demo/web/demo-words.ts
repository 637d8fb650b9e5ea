import { plural, t } from '@lingui/core/macro';
import { count } from '#web/ui/formats.ts';

/** How far it is, in rows: those that were read by now, of all. */
export function progressWords(rowsRead: number, rowsPlanned: number | null): string {
  if (rowsPlanned === null) return t`Inventing people, leads and deals`;
  if (rowsRead >= rowsPlanned)
    return plural(rowsPlanned, {
      one: '# row is read; the last figures are being counted',
      other: '# rows are read; the last figures are being counted',
    });
  const read = count(rowsRead);
  return plural(rowsPlanned, { one: `${read} of # row`, other: `${read} of # rows` });
}

const roles: Record<string, string> = {
  'head-of-marketing': t`head of marketing`,
  'head-of-sales': t`head of sales`,
  operator: t`operator`,
  viewer: t`viewer`,
  'people-partner': t`people partner`,
};
const teams: Record<string, string> = {
  marketing: t`marketer`,
  sales: t`seller`,
  success: t`success`,
  leadership: t`leadership`,
  operations: t`operations`,
  people: t({ message: 'people', context: 'the team' }),
};

/** What somebody is here, in words: "head of sales", "seller", "operator". */
export function roleWords({ team, role }: { team: string; role: string }): string {
  return role === 'member' ? (teams[team] ?? team) : (roles[role] ?? role);
}
