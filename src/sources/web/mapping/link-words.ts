import { t } from '@lingui/core/macro';

interface EndWords {
  the: string;
  /** At the beginning of a line. */
  atFirst: string;
  /** What a column says of it besides. */
  role: string;
}

const things = {
  deal: { the: t`the deal`, atFirst: t`The deal`, role: t`what the deal is in it` },
  person: { the: t`the person`, atFirst: t`The person`, role: t`what the person is in it` },
  account: { the: t`the account`, atFirst: t`The account`, role: t`what the account is in it` },
  product: { the: t`the product`, atFirst: t`The product`, role: t`what the product is in it` },
  parent: { the: t`the account it belongs to`, atFirst: t`The account it belongs to`, role: t`what the account it belongs to is in it` },
  touch: { the: t`the touch`, atFirst: t`The touch`, role: t`what the touch is in it` },
  first: { the: t`the first`, atFirst: t`The first`, role: t`what the first is in it` },
  second: { the: t`the second`, atFirst: t`The second`, role: t`what the second is in it` },
} as const satisfies Record<string, EndWords>;

type End = keyof typeof things;

const ends: Record<string, readonly [from: End, to: End]> = {
  'deal-person': ['deal', 'person'],
  'deal-account': ['deal', 'account'],
  'deal-product': ['deal', 'product'],
  'person-account': ['person', 'account'],
  'account-parent': ['account', 'parent'],
  'touch-person': ['touch', 'person'],
  'touch-deal': ['touch', 'deal'],
  'touch-account': ['touch', 'account'],
};

/** The kinds of links, each as a row is one of it. */
export const linkChoices = [
  { value: 'deal-person', label: t`a deal and its person` },
  { value: 'deal-account', label: t`a deal and its account` },
  { value: 'deal-product', label: t`a deal and its product` },
  { value: 'person-account', label: t`a person and its account` },
  { value: 'account-parent', label: t`an account and the account it belongs to` },
  { value: 'touch-person', label: t`a touch and its person` },
  { value: 'touch-deal', label: t`a touch and its deal` },
  { value: 'touch-account', label: t`a touch and its account` },
];

/** The two things that a link of this kind ties: `['deal', 'person']`. */
export function linkEnds(kind: string): readonly [from: End, to: End] {
  return ends[kind] ?? ['first', 'second'];
}

/** One of the things that a link ties, in words. */
export function endWords(end: End): EndWords {
  return things[end];
}

/** A name for its keys: an account and the account it belongs to are known by the same ones. */
export function endSpace(end: End): string {
  return end === 'parent' ? 'account' : end;
}
