import { t } from '#kernel/language/say.ts';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HttpRefusal } from '#platform/http/problems.ts';

const minute = 60_000;

/** For doors where somebody could try out secrets: signing in, set-up, invitation links. Per address. */
export const strictLimit = { max: (request: FastifyRequest) => limitsOf(request).signInPerMinute, timeWindow: minute };

/** Counts per caller, and per network address where nobody is known. Counts are kept in each process. */
export async function registerRateLimits(http: FastifyInstance): Promise<void> {
  await http.register(rateLimit, {
    max: (request) => limitsOf(request).requestsPerMinute,
    timeWindow: minute,
    // RateLimit-Limit, -Remaining and -Reset, as browsers and programs know them.
    enableDraftSpec: true,
    keyGenerator: callerKey,
    allowList: (request) => request.caller?.kind === 'operator',
    errorResponseBuilder: (_request, { after }) => tooMany(after),
  });
}

const limitsOf = (request: FastifyRequest) => request.server.platform.settings.limits;

/** A key has a count of its own: what a program does, its member need not wait for. */
function callerKey(request: FastifyRequest): string {
  const { caller } = request;
  return caller ? `${caller.workspaceId} ${caller.kind} ${caller.apiKeyId ?? caller.memberId}` : request.ip;
}

/** Trying passwords of one account from many addresses is slowed down too. */
export function strictLimitPerEmail(http: FastifyInstance) {
  const check = http.createRateLimit({
    max: (request) => limitsOf(request).signInPerEmailPerMinute,
    timeWindow: minute,
    keyGenerator: (request) => `e-mail ${String((request.body as { email?: string }).email).toLowerCase()}`,
  });
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const limit = await check(request);
    if (!limit.isAllowed && limit.isExceeded) throw tryAgainIn(reply, limit.ttlInSeconds);
  };
}

/** The refusal of somebody who tries too often, with Retry-After on the answer. To be thrown. */
export function tryAgainIn(reply: FastifyReply, seconds: number): HttpRefusal {
  reply.header('retry-after', seconds);
  return tooMany(seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`);
}

function tooMany(after: string): HttpRefusal {
  return new HttpRefusal(429, 'too-many-requests', t`Too many requests. Try again in ${after}.`);
}
