import { t } from '#kernel/language/say.ts';
import { randomUUID } from 'node:crypto';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { Problem, ProblemKind } from '#kernel/problem.ts';
import type { Log } from '#platform/log.ts';
import { placesOf } from '#platform/places-of.ts';
import { problemOfValidation } from '#platform/http/validation-problems.ts';

/** The one place where kinds of problems become status codes. */
const statusOf: Record<ProblemKind, number> = { invalid: 422, unauthenticated: 401, forbidden: 403, missing: 404, conflict: 409 };

/** What each status of a refusal is called. */
export const refusalTitles: Readonly<Record<number, string>> = {
  400: 'Not readable',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not found',
  409: 'In conflict with what is there',
  413: 'Too large',
  415: 'Not a kind of content that is read here',
  422: 'Not accepted',
  429: 'Too many requests',
  500: 'Our mistake',
  503: 'Not ready',
};

/** What travels: RFC 9457 problem details, with `code`, `where`, `accepted` and `details` as extensions. */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  where?: string | undefined;
  accepted?: string | undefined;
  details?: { code: string; message: string; where?: string | undefined; accepted?: string | undefined }[] | undefined;
  /** Names an entry of the log, for mistakes of ours. */
  reference?: string | undefined;
}

/** A refusal of the plumbing itself that is none of the five kinds, such as 429; thrown, never returned by commands. */
export class HttpRefusal extends Error {
  readonly statusCode: number;
  readonly code: string;

  constructor(statusCode: number, code: string, message: string) {
    super(message);
    this.statusCode = statusCode;
    this.code = code;
  }
}

export function bodyOf(problem: Problem, status: number = statusOf[problem.kind]): ProblemBody {
  const details = problem.details?.map(({ code, message, where, accepted }) => ({ code, message, where, accepted }));
  return {
    type: `urn:entente:problem:${problem.code}`,
    title: refusalTitles[status] ?? 'Not done',
    status,
    detail: problem.message,
    code: problem.code,
    where: problem.where,
    accepted: problem.accepted,
    details,
  };
}

/** Answers with a problem: `return reply.problem(outcome.problem)`. */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return send(reply, bodyOf(problem));
}

function send(reply: FastifyReply, body: ProblemBody): FastifyReply {
  return reply.code(body.status).type('application/problem+json').header('cache-control', 'no-store').serializer(JSON.stringify).send(body);
}

/** Turns whatever was thrown into an answer: shapes that were not accepted, refusals of the plumbing, and bugs. */
export function answerError(log: Log, error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (hasZodFastifySchemaValidationErrors(error)) return sendProblem(reply, problemOfValidation(error));
  const status = error.statusCode ?? 500;
  if (status >= 400 && status < 500) return send(reply, refusalBody(error, status));
  return answerBug(log, error, request, reply);
}

/** What fastify itself refuses: bodies that are no JSON, too large, of an unknown kind. */
function refusalBody(error: FastifyError, status: number): ProblemBody {
  const known = knownRefusals[error.code];
  const code =
    known?.code ??
    error.code
      .toLowerCase()
      .replace(/^fst_err_/, '')
      .replaceAll('_', '-');
  const problem: Problem = { kind: 'invalid', code, message: known?.message ?? error.message };
  return { ...bodyOf(problem, known?.status ?? status), accepted: known?.accepted };
}

const knownRefusals: Record<string, { code: string; message: string; accepted: string; status?: number }> = {
  FST_ERR_BAD_URL: { code: 'not-an-address', message: 'The address cannot be read.', accepted: 'UTF-8, percent-encoded' },
  // No id of ours is that long: there is nothing there.
  FST_ERR_MAX_PARAM_LENGTH: {
    code: 'no-such-address',
    message: 'There is nothing at that address.',
    accepted: 'the addresses of /api/openapi.json',
    status: 404,
  },
  FST_ERR_CTP_INVALID_JSON_BODY: { code: 'not-json', message: 'The body is not JSON.', accepted: 'one JSON value' },
  FST_ERR_CTP_EMPTY_JSON_BODY: { code: 'not-json', message: 'The body is empty.', accepted: 'one JSON value' },
  FST_ERR_CTP_BODY_TOO_LARGE: {
    code: 'too-large',
    message: 'The body is too large.',
    accepted: 'at most 1 MB of JSON; files go to /api/uploads',
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    code: 'not-a-content-type',
    message: 'The content type is not read here.',
    accepted: 'application/json, and application/octet-stream for uploads',
  },
};

const unreachable = new Set(['ECONNREFUSED', 'ENOENT', 'ECONNRESET', '57P01', '57P03', '08006', '08001']);

/** Logged under a reference, without the message: messages of a database can hold personal values. */
function answerBug(log: Log, error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const reference = randomUUID().slice(0, 8);
  const place = { reference, method: request.method, route: request.routeOptions.url, code: error.code, name: error.name };
  const stack = placesOf(error);
  // Whoever goes away in the middle of what they send made no mistake of ours.
  if (request.raw.destroyed && !request.raw.complete) log.info(place, 'somebody went away in the middle of a request');
  else log.error({ ...place, stack }, 'a request failed');
  const status = unreachable.has(error.code) ? 503 : 500;
  const message =
    status === 503
      ? t`The database does not answer. Nothing was changed.`
      : t`Something went wrong on our side; it is in the log as ${reference}.`;
  const problem: Problem = { kind: 'invalid', code: status === 503 ? 'database-away' : 'bug', message };
  return send(reply, { ...bodyOf(problem, status), reference });
}
