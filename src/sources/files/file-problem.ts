import type { Problem } from '#kernel/problem.ts';

/** A file that cannot be read as a whole. Thrown inside the streams of this folder, turned into a Problem by its users. */
export class FileProblem extends Error {
  readonly problem: Problem;

  constructor(code: string, message: string, accepted: string, where?: string) {
    super(message);
    this.problem = { kind: 'invalid', code, message, accepted, ...(where !== undefined && { where }) };
  }

  /** A problem that was found as a value. */
  static of(problem: Problem, where?: string): FileProblem {
    return new FileProblem(problem.code, problem.message, problem.accepted ?? '', problem.where ?? where);
  }

  in(fileName: string): Problem {
    return { ...this.problem, where: this.problem.where ? `${fileName}, ${this.problem.where}` : fileName };
  }
}
