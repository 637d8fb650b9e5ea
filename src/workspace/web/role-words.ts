import { t } from '@lingui/core/macro';
import type { MemberAnswer } from '#workspace/schema.ts';

export type Team = MemberAnswer['team'];
export type Role = MemberAnswer['role'];

/** Teams as they are called on screens, in the order in which one looks for them. */
export const teamWords: Readonly<Record<Team, string>> = {
  marketing: 'Marketing',
  sales: 'Sales',
  success: 'Customer success',
  operations: 'Operations',
  leadership: 'Leadership',
  people: 'People',
};

interface RoleWords {
  name: string;
  /** What it is for, in one sentence. */
  says: string;
  /** The only team in which it can be held. */
  onlyIn?: Team;
}

export const roleWords: Readonly<Record<Role, RoleWords>> = {
  'head-of-marketing': {
    name: t`Head of marketing`,
    says: t`Speaks for marketing. What binds both teams needs this signature and that of sales.`,
    onlyIn: 'marketing',
  },
  'head-of-sales': {
    name: t`Head of sales`,
    says: t`Speaks for sales. What binds both teams needs this signature and that of marketing.`,
    onlyIn: 'sales',
  },
  operator: { name: t`Operator`, says: t`Looks after company, members, sources and keys. Decides nothing for either team.` },
  member: { name: t`Member`, says: t`Works with the numbers and the people.` },
  viewer: { name: t`Viewer`, says: t`Looks, and changes nothing.` },
  'people-partner': { name: t`People partner`, says: t`Sees how the teams fare, not the people they sell to.`, onlyIn: 'people' },
};

export const teamOptions = (Object.keys(teamWords) as Team[]).map((team) => ({ value: team, label: teamWords[team] }));

/** The roles that can be held in a team, those of the team first. */
export function rolesOf(team: Team): Role[] {
  const all = Object.keys(roleWords) as Role[];
  return all.filter((role) => (roleWords[role].onlyIn ?? team) === team);
}

/** The role to propose when the team changes: the same if it can be held there, otherwise plain member. */
export function roleIn(team: Team, role: Role): Role {
  return rolesOf(team).includes(role) ? role : 'member';
}
