/**
 * What a moment can be, in the order in which equal stamps are read: an offer comes before the follow-up at the same
 * instant, a step before the outcome that ends it. The position is the code in `Moments.kinds`.
 */
export const momentKinds = ['captured', 'handoff-offered', 'touch', 'follow-up', 'stage', 'proposal', 'won', 'lost'] as const;
export type MomentKind = (typeof momentKinds)[number];

/** Codes of the kinds, for loops over typed arrays. */
export const kindCodes = Object.fromEntries(momentKinds.map((kind, code) => [kind, code])) as Readonly<Record<MomentKind, number>>;
