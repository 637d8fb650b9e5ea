import { t } from '@lingui/core/macro';
import type { MemberAnswer } from '#workspace/schema.ts';

export type Team = MemberAnswer['team'];
export type Role = MemberAnswer['role'];

/** Teams as they are called on screens, in the order in which one looks for them. */
export const teamWords: Readonly<Record<Team, string>> = {
  marketing: t`Marketing`,
  sales: t`Sales`,
  success: t`Customer success`,
  operations: t`Operations`,
  leadership: t`Leadership`,
  people: t({ message: 'People', context: 'team' }),
};

interface RoleWords {
  name: string;
  /** The name inside a sentence. */
  inText: string;
  /** What it is for, in one sentence. */
  says: string;
  /** The only team in which it can be held. */
  onlyIn?: Team;
}

export const roleWords: Readonly<Record<Role, RoleWords>> = {
  'head-of-marketing': {
    name: t`Head of marketing`,
    inText: t`head of marketing`,
    says: t`Speaks for marketing. What binds both teams needs this signature and that of sales.`,
    onlyIn: 'marketing',
  },
  'head-of-sales': {
    name: t`Head of sales`,
    inText: t`head of sales`,
    says: t`Speaks for sales. What binds both teams needs this signature and that of marketing.`,
    onlyIn: 'sales',
  },
  operator: {
    name: t`Operator`,
    inText: t`operator`,
    says: t`Looks after company, members, sources and keys. Decides nothing for either team.`,
  },
  member: { name: t`Member`, inText: t`member`, says: t`Works with the numbers and the people.` },
  viewer: { name: t`Viewer`, inText: t`viewer`, says: t`Looks, and changes nothing.` },
  'people-partner': {
    name: t`People partner`,
    inText: t`people partner`,
    says: t`Sees how the teams fare, not the people they sell to.`,
    onlyIn: 'people',
  },
};

/** Where somebody works and what they are there: "Sales, head of sales". */
export function placeInWords(place: { team: Team; role: Role }): string {
  const team = teamWords[place.team];
  const role = roleWords[place.role].inText;
  return t`${team}, ${role}`;
}

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
