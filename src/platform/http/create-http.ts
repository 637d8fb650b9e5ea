import { randomBytes } from 'node:crypto';
import fastify, { type FastifyRequest, type onRequestHookHandler } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { inLanguage, languageOf } from '#platform/language/languages.ts';
import type { Problem } from '#kernel/problem.ts';
import { registerAuthRoutes } from '#platform/auth/auth-routes.ts';
import type { SignIn } from '#platform/auth/sign-in.ts';
import type { Context, Platform } from '#platform/context.ts';
import { identify, refuseForeignChanges, type CallerSource } from '#platform/http/caller-source.ts';
import type { Readiness } from '#platform/http/front-door.ts';
import { registerHealth } from '#platform/http/health.ts';
import type { HttpApp } from '#platform/http/http-app.ts';
import { registerMetrics } from '#platform/http/metrics.ts';
import { registerOpenApi } from '#platform/http/openapi.ts';
import { answerError, sendProblem } from '#platform/http/problems.ts';
import { unreadableIn } from '#platform/http/readable-texts.ts';
import { registerRateLimits } from '#platform/http/rate-limits.ts';
import { registerSecurityHeaders } from '#platform/http/security-headers.ts';
import { registerWebApp } from '#platform/http/web-app.ts';
import type { Slice } from '#platform/slice.ts';

export type { HttpApp };

export interface HttpOptions {
  platform: Platform;
  signIn: SignIn;
  callers: CallerSource;
  slices: readonly Slice[];
  /** The key of the data folder (ensureOperatorKey), where there is one. */
  operatorKey?: string | null;
  /** Of the door before it, where there is one; whoever only injects is ready at once. */
  readiness?: () => Readiness;
}

/** Builds the server with all its routes, ready to be injected into, or to stand behind a door by its `routing`. */
export async function createHttp(options: HttpOptions): Promise<HttpApp> {
  const { platform, slices } = options;
  const { settings, log } = platform;
  const http = fastify({
    trustProxy: settings.trustedProxies.length > 0 ? [...settings.trustedProxies] : false,
    // Addresses that cannot be read come to no route, and are refused like everything else.
    frameworkErrors: (error, request, reply) => void answerError(log, error as never, request, reply as never),
  }).withTypeProvider<ZodTypeProvider>();
  decorate(http, options);
  http.setErrorHandler((error, request, reply) => answerError(log, error as never, request, reply));
  await registerSecurityHeaders(http, settings.publicUrl);
  guard(http, options);
  await registerRateLimits(http);
  await registerOpenApi(http);
  registerHealth(http);
  registerMetrics(http);
  registerAuthRoutes(http);
  for (const slice of slices) slice.routes?.(http);
  await registerWebApp(http, settings.webFolder);
  await http.ready();
  return http;
}

function decorate(http: HttpApp, { platform, signIn, readiness }: HttpOptions): void {
  http.setValidatorCompiler(validatorCompiler);
  http.setSerializerCompiler(serializerCompiler);
  http.decorate('platform', platform);
  http.decorate('signIn', signIn);
  http.decorate('readiness', readiness ?? (() => 'ready' as const));
  http.decorate('operatorToken', randomBytes(32).toString('base64url'));
  http.decorate('routeList', []);
  http.decorateRequest('caller', null);
  http.decorateRequest('context', { getter: contextOf });
  http.decorateReply('problem', function (problem) {
    return sendProblem(this, problem);
  });
  // Files pass as they come: whoever takes them reads the stream, and nothing waits in memory.
  http.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
  http.addHook('onRoute', ({ method, url, config }) => {
    for (const name of [method].flat()) http.routeList.push({ method: name, url, isPublic: config?.public === true });
  });
}

/** Before anything is read: no changes by other sites' pages, and nobody gets past an open door unknown. */
function guard(http: HttpApp, { platform, callers, operatorKey }: HttpOptions): void {
  const operatorKeys = [http.operatorToken, ...(operatorKey ? [operatorKey] : [])];
  // What is answered, is said in the language that was asked for; once more after the body, which comes with events of its own.
  const inItsLanguage: onRequestHookHandler = (request, _reply, done) => inLanguage(languageOf(request.headers['accept-language']), done);
  http.addHook('onRequest', inItsLanguage);
  http.addHook('preValidation', inItsLanguage);
  http.addHook('onRequest', async (request, reply) => {
    if (request.is404) return;
    refuseForeignChanges(request, platform.settings.publicUrl);
    const isPublic = request.routeOptions.config.public === true;
    // Nobody needs to be known for a picture or a script.
    if (isPublic && !request.url.startsWith('/api/')) return;
    request.caller = await identify(request, callers, operatorKeys);
    if (isPublic || request.caller) return;
    return sendProblem(reply, notKnown);
  });
  // No schema has to say that a text is one: what no database keeps is refused before anybody looks at it.
  http.addHook('preValidation', async ({ params, query, body, routeOptions }, reply) => {
    const isAsked = routeOptions.schema?.querystring !== undefined;
    const problem = unreadableIn({ params, body, ...(isAsked ? { query } : {}) });
    if (problem) return sendProblem(reply, problem);
  });
  http.addHook('onSend', async (request, reply, payload) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    return payload;
  });
}

const notKnown: Problem = {
  kind: 'unauthenticated',
  code: 'not-signed-in',
  message: 'This needs somebody who is signed in.',
  accepted: 'a session (sign in), or an API key as "Authorization: Bearer ..."',
};

function contextOf(this: FastifyRequest): Context {
  return requestContext(this);
}

/** What commands and questions are handed. @throws when the route is open and nobody is known: a mistake of the route. */
export function requestContext(request: FastifyRequest): Context {
  if (!request.caller) throw new Error(`${request.routeOptions.url} is open: there is no caller`);
  return { ...request.server.platform, caller: request.caller };
}
