import type { FieldGroup, Role } from '#platform/context.ts';

/** Whose people, deals and handoffs a member sees. */
export const rowScopes = ['everything', 'own-and-reports', 'own'] as const;
export type RowScope = (typeof rowScopes)[number];

/** Who sees figures of named sellers: everybody who sees figures by name at all, or each their own and those of whoever reports to them. */
export const figureScopes = ['everybody', 'own-and-reports'] as const;
export type FigureScope = (typeof figureScopes)[number];

/** What heads and operators choose for their company. */
export interface RoleSettings {
  memberWithheld: readonly FieldGroup[];
  viewerWithheld: readonly FieldGroup[];
  memberRows: RowScope;
  namedFigures: FigureScope;
}

/** Until somebody chooses otherwise: everybody who works with leads sees all of them, and whoever only looks reaches nobody. */
export const usualRoleSettings: RoleSettings = {
  memberWithheld: [],
  viewerWithheld: ['contact-details'],
  memberRows: 'everything',
  namedFigures: 'everybody',
};

/**
 * Which groups of fields a role does not see. Heads and operators see everything, always; a people partner sees no people at all,
 * and sums of money without the names of sellers.
 */
export function withheldFrom(role: Role, settings: RoleSettings): readonly FieldGroup[] {
  if (role === 'people-partner') return ['contact-details', 'seller-names'];
  if (role === 'member') return settings.memberWithheld;
  return role === 'viewer' ? settings.viewerWithheld : [];
}

export const rowsOf = (role: Role, settings: RoleSettings): RowScope => (role === 'member' ? settings.memberRows : 'everything');

/** Each group in a sentence: "the contact details that your role does not see". */
export const groupWords: Readonly<Record<FieldGroup, string>> = {
  'contact-details': 'contact details',
  amounts: 'amounts',
  'seller-names': 'names of sellers',
};
