import type { LinkKind } from '../mapping/mapping-schema.ts';
import type { Preset } from './preset.ts';

const links: Record<LinkKind, string> = {
  'deal-person': 'whose deals they are',
  'deal-account': 'the accounts of deals',
  'deal-product': 'the products of deals',
  'person-account': 'the accounts of people',
  'account-parent': 'which accounts belong to which',
  'touch-person': 'whose touches they were',
  'touch-deal': 'the deals of touches',
  'touch-account': 'the accounts of touches',
};
const objects = { person: 'people', account: 'accounts', deal: 'deals' } as const;

/** What the rows of a preset become, in words; nothing where they are left out. */
export function bringsOf({ mapping }: Preset): string[] {
  if (!mapping) return [];
  switch (mapping.shape) {
    case 'links':
      return mapping.links.map(({ kind }) => links[kind]);
    case 'field-history':
      return [`the history of fields of ${objects[mapping.object]}`];
    case 'departures':
      return [`${objects[mapping.object]} that were ${mapping.kind}`];
    case 'event-log':
      return ['touches'];
    case 'table':
      return tableBrings(mapping);
  }
}

function tableBrings(mapping: Extract<NonNullable<Preset['mapping']>, { shape: 'table' }>): string[] {
  const brought = [
    mapping.touch && 'touches',
    !mapping.touch && mapping.person && 'people',
    mapping.deal && 'deals',
    mapping.account && 'accounts',
    mapping.campaign && 'campaigns',
    mapping.spend && 'spend',
    mapping.product && 'products',
    mapping.member && 'the people who sell',
    mapping.deleted && 'what was deleted',
  ];
  return brought.filter((word) => typeof word === 'string');
}
