import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { signInAs } from '#platform/auth/auth-routes.ts';
import type { Provider, Providers, SignOnMemo } from '#platform/auth/provider.ts';
import { forgetStep, keepStep, stepOf } from '#platform/auth/step-cookie.ts';
import type { Platform } from '#platform/context.ts';
import { inDirectory, inWorkspace } from '#platform/database/database.ts';
import type { HttpApp } from '#platform/http/http-app.ts';
import { strictLimit } from '#platform/http/rate-limits.ts';
import { unseal } from '#platform/sealed-value.ts';
import { admitByProvider } from '#workspace/sign-in/admit-by-provider.ts';
import { ownAddress, redirectUriOf } from '#workspace/sign-in/own-address.ts';
import { waysToSignIn } from '#workspace/sign-in/schema.ts';
import type { SignOnRefusal } from '#workspace/sign-in/single-sign-on.ts';
import { findSingleSignOn, type SingleSignOnRow } from '#workspace/sign-in/single-sign-on-store.ts';
import { firstWorkspace } from '#workspace/store.ts';

const tags = ['sign-in'];
const config = { public: true, rateLimit: strictLimit };

/** Away to the provider and back. The first company of an installation is the one that people sign on to. */
export function registerSignOnRoutes(http: HttpApp, providers: Providers): void {
  http.route({
    method: 'GET',
    url: '/api/ways-to-sign-in',
    schema: { tags, summary: 'By which ways people sign in here', response: { 200: waysToSignIn } },
    config: { public: true },
    handler: async (_request, reply) => {
      const found = await inForce(http.platform);
      return reply.send({
        allowsPasswords: found?.settings.allowsPasswords ?? true,
        provider: found ? new URL(found.settings.issuer).host : null,
      });
    },
  });
  http.route({
    method: 'GET',
    url: '/api/auth/single-sign-on',
    schema: {
      tags,
      summary: 'Go to the provider',
      querystring: z.object({ next: z.string().max(2000).optional() }),
      response: { 303: z.null() },
    },
    config,
    handler: async (request, reply) => {
      const found = await inForce(http.platform);
      if (!found) return refuseAt(request, reply, 'off');
      const begun = await providers.begin(found.provider, redirectUriOf(request));
      if (!begun.ok) return refuseAt(request, reply, 'provider');
      const payload = { ...begun.memo, next: pathOf(request.query.next) };
      keepStep(reply, 'single-sign-on', await http.signIn.pendingSteps.begin('single-sign-on', { accountId: null, payload }));
      return reply.redirect(begun.address, 303);
    },
  });
  http.route({
    method: 'GET',
    url: '/api/auth/single-sign-on/callback',
    schema: { tags, summary: 'Back from the provider', response: { 303: z.null() } },
    config,
    handler: async (request, reply) => void (await comeBack(http, providers, request, reply)),
  });
}

async function comeBack(http: HttpApp, providers: Providers, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const found = await inForce(http.platform);
  if (!found) return refuseAt(request, reply, 'off');
  const step = await http.signIn.pendingSteps.take('single-sign-on', stepOf(request, 'single-sign-on'));
  forgetStep(reply, 'single-sign-on');
  if (!step) return refuseAt(request, reply, 'too-late');
  const memo = step.payload as unknown as SignOnMemo & { next: string };
  const { settings, workspaceId } = found;
  const outcome = await providers.finish(found.provider, new URL(request.url, ownAddress(request)), memo, ['email', settings.groupClaim]);
  if (!outcome.ok) return refuseAt(request, reply, 'provider');
  const admission = await admitByProvider(http.platform, workspaceId, settings, outcome.claims);
  if ('refused' in admission) return refuseAt(request, reply, admission.refused);
  await signInAs(http, request, reply, admission);
  return reply.redirect(`${ownAddress(request)}${memo.next}`, 303);
}

interface InForce {
  workspaceId: number;
  settings: SingleSignOnRow;
  provider: Provider;
}

async function inForce(platform: Platform): Promise<InForce | null> {
  const workspaceId = await inDirectory(platform.database, firstWorkspace);
  const settings = workspaceId === null ? null : await inWorkspace(platform.database, workspaceId, findSingleSignOn);
  if (workspaceId === null || !settings?.isOn) return null;
  const clientSecret = unseal(platform.settings.secret, 'single-sign-on', String(workspaceId), settings.sealedSecret);
  return clientSecret === null ? null : { workspaceId, settings, provider: { ...settings, clientSecret } };
}

/** A path of ours, and never another site. */
const pathOf = (next = '/') => (/^\/(?![/\\])/.test(next) ? next : '/');

function refuseAt(request: FastifyRequest, reply: FastifyReply, why: SignOnRefusal): FastifyReply {
  return reply.redirect(`${ownAddress(request)}/sign-in?refused=${why}`, 303);
}
