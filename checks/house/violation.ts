/** Something in the tree that breaks a rule of the house: where, and what the rule is. */
export interface Violation {
  file: string;
  rule: string;
}

/** The files of a tree by their path from its root, with forward slashes, and what is in them. */
export type Tree = ReadonlyMap<string, string>;
