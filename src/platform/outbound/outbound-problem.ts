import type { Problem } from '#kernel/problem.ts';

/** Why something outside could not be had. Thrown inside this folder and by bodies that are being read; `problem` is for people. */
export class OutboundProblem extends Error {
  readonly problem: Problem;

  constructor(code: string, message: string, accepted?: string) {
    super(message);
    this.problem = { kind: 'invalid', code, message, ...(accepted !== undefined && { accepted }) };
  }
}
