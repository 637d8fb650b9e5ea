/**
 * Expected refusals as values. Bugs throw; everything a user can cause is a Problem.
 * The five kinds map to HTTP status codes in one place (platform/http/problems.ts).
 */
export type ProblemKind = 'invalid' | 'unauthenticated' | 'forbidden' | 'missing' | 'conflict';

export interface Problem {
  kind: ProblemKind;
  /** Stable, kebab-case, for programs: `not-a-day`. */
  code: string;
  /** One plain sentence: what was wrong. */
  message: string;
  /** Where: a field, a row, a file. */
  where?: string;
  /** What would have been accepted. */
  accepted?: string;
  details?: readonly Problem[];
}

export type Refusal = { ok: false; problem: Problem };
export type Outcome<Result extends object = object> = ({ ok: true } & Result) | Refusal;

/** Builds a refusal. @example return refuse('invalid', 'not-a-day', 'Not a day: 2026-02-31.', { where: 'from', accepted: '2026-02-28 and the like' }) */
export function refuse(kind: ProblemKind, code: string, message: string, extra: Partial<Problem> = {}): Refusal {
  return { ok: false, problem: { kind, code, message, ...extra } };
}
