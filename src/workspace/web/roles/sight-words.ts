import { t } from '@lingui/core/macro';
import type { RolesAnswer } from '#workspace/roles/schema.ts';

type Described = RolesAnswer['roles'][number];
export type Group = Described['withheld'][number];

export const fieldGroups: readonly Group[] = ['contact-details', 'amounts', 'seller-names'];

export const groupNames: Readonly<Record<Group, string>> = {
  'contact-details': t`Mail addresses and phone numbers`,
  amounts: t`Amounts of money`,
  'seller-names': t`Names of sellers`,
};

export const rowWords: Readonly<Record<Described['rows'], string>> = {
  everything: t`everybody’s`,
  'own-and-reports': t`their own and their reports’`,
  own: t`their own`,
  none: t`none`,
};

export const figureWords: Readonly<Record<Described['namedFigures'], string>> = {
  everybody: t`everybody’s`,
  'own-and-reports': t`their own and their reports’`,
  none: t`none`,
};
