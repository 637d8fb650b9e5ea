import { t } from '@lingui/core/macro';

/** What layouts bring, in this language; the server says it in English. */
const words: Record<string, string> = {
  people: t`people`,
  accounts: t`accounts`,
  deals: t`deals`,
  touches: t`touches`,
  campaigns: t`campaigns`,
  spend: t`spend`,
  products: t`products`,
  'the people who sell': t`the people who sell`,
  'what was deleted': t`what was deleted`,
  'whose deals they are': t`whose deals they are`,
  'the accounts of deals': t`the accounts of deals`,
  'the products of deals': t`the products of deals`,
  'the accounts of people': t`the accounts of people`,
  'which accounts belong to which': t`which accounts belong to which`,
  'whose touches they were': t`whose touches they were`,
  'the deals of touches': t`the deals of touches`,
  'the accounts of touches': t`the accounts of touches`,
  'the history of fields of people': t`the history of fields of people`,
  'the history of fields of accounts': t`the history of fields of accounts`,
  'the history of fields of deals': t`the history of fields of deals`,
  'people that were deleted': t`people that were deleted`,
  'accounts that were deleted': t`accounts that were deleted`,
  'deals that were deleted': t`deals that were deleted`,
  'people that were merged': t`people that were merged`,
  'accounts that were merged': t`accounts that were merged`,
  'deals that were merged': t`deals that were merged`,
};

/** One of the things that a layout brings; what has no word here is said as it came. */
export function bringsInWords(thing: string): string {
  return words[thing] ?? thing;
}
