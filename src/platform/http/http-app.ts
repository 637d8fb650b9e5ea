import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Problem } from '#kernel/problem.ts';
import type { SignIn } from '#platform/auth/sign-in.ts';
import type { Readiness } from '#platform/http/front-door.ts';
import type { Caller, Context, Platform } from '#platform/context.ts';

/** The server as slices see it: `http.route({ schema: { body: someZodSchema }, handler: (request) => ... })`. */
export type HttpApp = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>;

declare module 'fastify' {
  interface FastifyInstance {
    platform: Platform;
    signIn: SignIn;
    /** How far this process has come, as `/ready` says it. */
    readiness: () => Readiness;
    /** Known only inside this process: `inject` with `Authorization: Bearer <operatorToken>` acts as the operator. */
    operatorToken: string;
    /** Every route there is, for the tests that try all of them. */
    routeList: { method: string; url: string; isPublic: boolean }[];
  }
  interface FastifyRequest {
    /** Who asks; null on open routes when nobody is known. */
    caller: Caller | null;
    /** The caller's context. @throws on open routes when nobody is known. */
    readonly context: Context;
  }
  interface FastifyReply {
    problem(problem: Problem): FastifyReply;
  }
  interface FastifyContextConfig {
    /** Open to everybody. Every other route answers 401 without a caller. */
    public?: boolean;
  }
}
