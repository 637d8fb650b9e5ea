import { t } from '#kernel/language/say.ts';
import type { Problem } from '#kernel/problem.ts';
import { longestPassword, shortestPassword } from '#platform/auth/password-length.ts';
import type { Role, Team } from '#platform/context.ts';

/** A role that belongs to one team; the others can be held anywhere. */
const teamOfRole: Partial<Record<Role, Team>> = { 'head-of-marketing': 'marketing', 'head-of-sales': 'sales', 'people-partner': 'people' };

/** @param under put before every `where`, such as "account". */
export function checkTeamAndRole(team: Team, role: Role, under = ''): Problem | null {
  const owed = teamOfRole[role];
  if (!owed || owed === team) return null;
  const message = t`Not a role of ${team}: ${role}.`;
  return {
    kind: 'invalid',
    code: 'role-of-another-team',
    message,
    where: within(under, 'role'),
    accepted: t`${role} in ${owed}; member, operator or viewer in any team`,
  };
}

/** Something, an at, something with a dot: whether mail arrives there only mail can tell. */
export function checkEmail(email: string, under = ''): Problem | null {
  if (/^[^\s@<>"(),:;[\]\\]+@[^\s@.]+(\.[^\s@.]+)+$/.test(email) && email.length <= 254) return null;
  return {
    kind: 'invalid',
    code: 'not-an-e-mail',
    message: t`Not an e-mail address: ${email}.`,
    where: within(under, 'email'),
    accepted: t`ana@company.example and the like`,
  };
}

export function checkPassword(password: string, under = ''): Problem | null {
  if (password.length >= shortestPassword && password.length <= longestPassword) return null;
  const message = password.length < shortestPassword ? t`The password has ${password.length} characters.` : t`The password is too long.`;
  return {
    kind: 'invalid',
    code: 'password-length',
    message,
    where: within(under, 'password'),
    accepted: t`${shortestPassword} to ${longestPassword} characters, any you like`,
  };
}

/** Addresses are compared in small letters. */
export const normalEmail = (email: string): string => email.trim().toLowerCase();

const within = (under: string, field: string) => (under ? `${under}.${field}` : field);
