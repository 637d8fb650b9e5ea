import { createProviders, type Providers } from '#platform/auth/provider.ts';
import type { HttpApp } from '#platform/http/http-app.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { requirePermission } from '#workspace/permissions.ts';
import { changeSingleSignOn } from '#workspace/sign-in/change-single-sign-on.ts';
import { redirectUriOf } from '#workspace/sign-in/own-address.ts';
import { singleSignOnShown, singleSignOnWanted, type SingleSignOnShownAnswer } from '#workspace/sign-in/schema.ts';
import { registerSignOnRoutes } from '#workspace/sign-in/sign-on-routes.ts';
import type { SingleSignOn } from '#workspace/sign-in/single-sign-on.ts';
import { findSingleSignOn } from '#workspace/sign-in/single-sign-on-store.ts';

const tags = ['sign-in'];

/** Sign-on by the company's provider: how it is set, and the way in. */
export function registerSingleSignOnRoutes(http: HttpApp): void {
  const providers = createProviders({ allow: http.platform.settings.outboundAllow });
  registerSettings(http, providers);
  registerSignOnRoutes(http, providers);
}

function registerSettings(http: HttpApp, providers: Providers): void {
  http.route({
    method: 'GET',
    url: '/api/single-sign-on',
    schema: { tags, summary: 'How people sign on by a provider, without its secret', response: { 200: singleSignOnShown } },
    handler: async (request, reply) => {
      const problem = requirePermission(request.context, 'single-sign-on.write');
      if (problem) return reply.problem(problem);
      const { database, caller } = request.context;
      const settings = await inWorkspace(database, caller.workspaceId, findSingleSignOn);
      return reply.send({ settings: settings && onWire(settings), redirectUri: redirectUriOf(request) });
    },
  });
  http.route({
    method: 'PATCH',
    url: '/api/single-sign-on',
    schema: {
      tags,
      summary: 'Set how people sign on by a provider, all of it at once',
      body: singleSignOnWanted,
      response: { 200: singleSignOnShown },
    },
    handler: async (request, reply) => {
      const outcome = await changeSingleSignOn(request.context, providers, request.body);
      if (!outcome.ok) return reply.problem(outcome.problem);
      return reply.send({ settings: onWire(outcome.settings), redirectUri: redirectUriOf(request) });
    },
  });
}

function onWire(settings: SingleSignOn): NonNullable<SingleSignOnShownAnswer['settings']> {
  const { isOn, issuer, clientId, domains, groupClaim, mappings, defaultPlace, allowsPasswords } = settings;
  return { isOn, issuer, clientId, domains: [...domains], groupClaim, mappings: [...mappings], defaultPlace, allowsPasswords };
}
