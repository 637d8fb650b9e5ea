/** A refusal that the terminal shows as sentences, without a stack. */
export class CliRefusal extends Error {
  readonly problem: ProblemShown;

  constructor(problem: ProblemShown) {
    super(problem.message);
    this.problem = problem;
  }
}

export interface ProblemShown {
  message: string;
  where?: string | undefined;
  accepted?: string | undefined;
  details?: readonly ProblemShown[] | undefined;
}

/** What was wrong, where, and what is accepted: one line each, and none twice. */
export function sentencesOf({ problem }: CliRefusal): string[] {
  const [first, ...others] = problem.details ?? [];
  // A problem with several reasons has the first of them in front, in its own words or after a few.
  const isSaid = first !== undefined && problem.message.endsWith(first.message);
  const details = first === undefined || isSaid ? others : [first, ...others];
  const isListedOnce = new Set(details.map((detail) => detail.accepted)).size === 1 && details[0]?.accepted === problem.accepted;
  const lines = details.flatMap((detail) => linesOf(isListedOnce ? { ...detail, accepted: undefined } : detail, '  '));
  return [...new Set([...linesOf(problem, ''), ...lines])];
}

function linesOf(problem: ProblemShown, indent: string): string[] {
  const where = problem.where ? ` (${problem.where})` : '';
  const accepted = problem.accepted ? [`${indent}  Accepted: ${problem.accepted}`] : [];
  return [`${indent}${problem.message}${where}`, ...accepted];
}
