import type { FieldGroup } from '#platform/context.ts';

/**
 * Whether an attribute of people says who looks after them, as sources call that member: `owner`, "Contact owner", "Lead Owner Email",
 * hubspot_owner_id, OwnerId, "Assigned to", "Offered to".
 */
export function saysOwner(attribute: string): boolean {
  return /(^| )owner( id| name| e?mail)?$|^(assigned|offered) to$/.test(wordsOf(attribute));
}

/** To which group a field belongs that a source declared, by what it is called; null: to none. */
export function fieldGroupOf(field: string): FieldGroup | null {
  if (saysOwner(field)) return 'seller-names';
  const words = wordsOf(field);
  if (/\b(e ?mail|mail|phone|telephone|telefon|mobile|cell|fax|whatsapp|linkedin)s?\b/.test(words)) return 'contact-details';
  return /\b(amount|revenue|price|budget|value|spend|cost|mrr|arr|acv|tcv|turnover|umsatz|betrag)s?\b/.test(words) ? 'amounts' : null;
}

const wordsOf = (field: string): string =>
  field
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .join(' ')
    .trim();
