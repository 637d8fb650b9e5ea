const ends: Record<string, readonly [from: string, to: string]> = {
  'deal-person': ['deal', 'person'],
  'deal-account': ['deal', 'account'],
  'deal-product': ['deal', 'product'],
  'person-account': ['person', 'account'],
  'account-parent': ['account', 'account it belongs to'],
  'touch-person': ['touch', 'person'],
  'touch-deal': ['touch', 'deal'],
  'touch-account': ['touch', 'account'],
};

export const linkKinds = Object.keys(ends);

/** The two things that a link of this kind ties, in words: `['deal', 'person']`. */
export function linkEnds(kind: string): readonly [from: string, to: string] {
  return ends[kind] ?? ['first', 'second'];
}
