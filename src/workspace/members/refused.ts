import type { Problem, Refusal } from '#kernel/problem.ts';

/** Thrown inside a transaction that has written already, so that nothing of it stays; `settled` makes a refusal of it. */
export class Refused extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** What a transaction came to, or the refusal that ended it. */
export async function settled<T>(work: Promise<T>): Promise<T | Refusal> {
  return work.catch((error: unknown) => {
    if (error instanceof Refused) return { ok: false as const, problem: error.problem };
    throw error;
  });
}
