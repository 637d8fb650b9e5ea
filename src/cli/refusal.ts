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

/** What was wrong, where, and what is accepted: one line each. */
export function sentencesOf({ problem }: CliRefusal): string[] {
  return [...linesOf(problem, ''), ...(problem.details ?? []).flatMap((detail) => linesOf(detail, '  '))];
}

function linesOf(problem: ProblemShown, indent: string): string[] {
  const where = problem.where ? ` (${problem.where})` : '';
  const accepted = problem.accepted ? [`${indent}  Accepted: ${problem.accepted}`] : [];
  return [`${indent}${problem.message}${where}`, ...accepted];
}
