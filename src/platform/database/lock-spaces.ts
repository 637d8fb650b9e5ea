/**
 * The first keys of our advisory locks, on one page: each keeps its locks apart from all others, so that work on import 7
 * never waits for workspace 7.
 */
export const lockSpaces = {
  /** Of a delivery: whoever has it delivers. */
  deliveries: 4100,
  /** Of a workspace: batches of imports, undos and erasures take turns. */
  evidence: 4101,
  /** Of a workspace: changes of its stages take turns. */
  stages: 4102,
  /** Of an import: whoever has it works on it. */
  importRuns: 4103,
  /** Of a workspace: counts of all that there is take turns. */
  counts: 4104,
  /** Of a workspace: what makes its lists anew takes turns. */
  lists: 4105,
  /** Of a mail: whoever has it sends it. */
  mails: 4106,
  /** Of a sweep, by its name: whoever has it sweeps. */
  sweeps: 4107,
} as const;
