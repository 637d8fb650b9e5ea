import { t } from '@lingui/core/macro';
/** A problem as it arrives: RFC 9457 (`title`, `detail`, `status`) with our words beside it. */
export interface ProblemOnWire {
  status: number;
  code: string;
  message: string;
  where?: string;
  accepted?: string;
  details?: readonly ProblemOnWire[];
}

/** Thrown by every call of api.ts that the server refused or that never reached it (status 0). */
export class ProblemError extends Error {
  readonly problem: ProblemOnWire;

  constructor(problem: ProblemOnWire) {
    super(problem.message);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

const unreachable: ProblemOnWire = {
  status: 0,
  code: 'unreachable',
  message: t`The server did not answer. Try again in a moment.`,
};

/** The problem inside whatever was thrown; a bug of ours becomes a plain sentence rather than its stack. */
export function asProblem(thrown: unknown): ProblemOnWire {
  if (thrown instanceof ProblemError) return thrown.problem;
  if (thrown instanceof TypeError && /fetch/i.test(thrown.message)) return unreachable;
  if (isProblem(thrown)) return thrown;
  return { status: 500, code: 'bug', message: t`Something on this page broke. It is our fault, and nothing you typed caused it.` };
}

function isProblem(value: unknown): value is ProblemOnWire {
  return typeof value === 'object' && value !== null && 'message' in value && 'code' in value && !(value instanceof Error);
}

/** Reads a refusal, whatever its dialect: ours, better-auth's `{ code, message }`, or a bare status. */
export function problemFrom(status: number, body: unknown): ProblemOnWire {
  const read = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const text = (key: string) => (typeof read[key] === 'string' ? (read[key] as string) : undefined);
  const { where, accepted } = { where: text('where'), accepted: text('accepted') };
  const details = Array.isArray(read['details']) ? read['details'].map((detail) => problemFrom(status, detail)) : undefined;
  return {
    status,
    code: text('code') ?? 'refused',
    message: text('message') ?? text('detail') ?? text('title') ?? t`The server answered ${status}.`,
    ...(where ? { where } : {}),
    ...(accepted ? { accepted } : {}),
    ...(details?.length ? { details } : {}),
  };
}

/** What to write under the field called `where` ("company.name"), from the problem or one of its details. */
export function fieldError(thrown: unknown, where: string): string | undefined {
  if (!thrown) return undefined;
  const problem = asProblem(thrown);
  const found = [problem, ...(problem.details ?? [])].find((candidate) => candidate.where === where);
  if (!found) return undefined;
  const { message, accepted } = found;
  return accepted ? `${message} ${t`Accepted: ${accepted}.`}` : message;
}
