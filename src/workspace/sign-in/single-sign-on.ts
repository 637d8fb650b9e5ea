import type { Role, Team } from '#platform/context.ts';

export interface Place {
  team: Team;
  role: Role;
}

/** Which group of the provider stands for which team and role. */
export interface GroupMapping extends Place {
  group: string;
}

/** How a company's people sign on by its provider. */
export interface SingleSignOn {
  isOn: boolean;
  issuer: string;
  clientId: string;
  /** In small letters; none: any address that the provider vouches for. */
  domains: readonly string[];
  /** The claim that lists somebody's groups. */
  groupClaim: string;
  mappings: readonly GroupMapping[];
  /** For somebody in none of the groups; null: they are refused. */
  defaultPlace: Place | null;
  /** Whether passwords open too. Whoever may change these settings always may use theirs: nobody is locked out by a provider that is away. */
  allowsPasswords: boolean;
}

/** Where somebody belongs by their groups: the first mapping that matches counts. null: nowhere. */
export function placeByGroups(
  { mappings, defaultPlace }: Pick<SingleSignOn, 'mappings' | 'defaultPlace'>,
  groups: readonly string[],
): Place | null {
  const found = mappings.find(({ group }) => groups.includes(group)) ?? defaultPlace;
  return found && { team: found.team, role: found.role };
}

/** A claim of groups as providers write it: a list, or one text. */
export function groupsIn(claim: unknown): string[] {
  return [claim].flat().filter((group): group is string => typeof group === 'string');
}

/**
 * The address that the provider vouches for, in small letters; or why it is none.
 * Where the provider does not say whether it looked, the operator does, by naming the domain.
 */
export function addressIn(
  claims: Readonly<Record<string, unknown>>,
  domains: readonly string[],
): { email: string } | { refused: SignOnRefusal } {
  const { email: told, email_verified: isVerified } = claims;
  if (typeof told !== 'string' || !told.includes('@')) return { refused: 'no-address' };
  const email = told.trim().toLowerCase();
  const isOfDomain = domains.includes(email.slice(email.lastIndexOf('@') + 1));
  if (domains.length > 0 && !isOfDomain) return { refused: 'other-domain' };
  if (isVerified === true || (isVerified === undefined && isOfDomain)) return { email };
  return { refused: 'address-not-verified' };
}

/** Why somebody who came back from the provider is not let in; said on the sign-in page. */
export type SignOnRefusal =
  | 'off'
  | 'too-late'
  | 'provider'
  | 'no-address'
  | 'other-domain'
  | 'address-not-verified'
  | 'in-no-group'
  | 'former-member'
  | 'other-company';
