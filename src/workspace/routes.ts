import { z } from 'zod';
import type { HttpApp } from '#platform/http/http-app.ts';
import { registerAuditRoutes } from '#workspace/audit-routes.ts';
import { registerApiKeyRoutes } from '#workspace/api-key-routes.ts';
import { changeCompany } from '#workspace/change-company.ts';
import { registerInvitationRoutes } from '#workspace/invitation-routes.ts';
import { registerMailRoutes } from '#workspace/mail/mail-routes.ts';
import { registerMemberRoutes } from '#workspace/members/member-routes.ts';
import { registerProfileRoutes } from '#workspace/members/profile-routes.ts';
import { company, companyChanges, session, setUp, type CompanyWanted } from '#workspace/schema.ts';
import { setUpCompany } from '#workspace/set-up-company.ts';
import { registerWaysToSignIn } from '#workspace/sign-in/routes.ts';
import { showCompany } from '#workspace/show-company.ts';
import { showSession } from '#workspace/show-session.ts';
import type { Company } from '#workspace/company.ts';
import { startSession } from '#platform/auth/auth-routes.ts';
import { strictLimit } from '#platform/http/rate-limits.ts';

const tags = ['workspace'];

export function registerWorkspaceRoutes(http: HttpApp): void {
  registerSession(http);
  registerCompany(http);
  registerMemberRoutes(http);
  registerProfileRoutes(http);
  registerInvitationRoutes(http);
  registerApiKeyRoutes(http);
  registerAuditRoutes(http);
  registerMailRoutes(http);
  registerWaysToSignIn(http);
}

function registerSession(http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/api/session',
    schema: { tags, summary: 'Who is here, for which company, and what they may do', response: { 200: session } },
    config: { public: true },
    handler: (request) => showSession(http.platform, request.caller),
  });
  http.route({
    method: 'POST',
    url: '/api/companies',
    schema: {
      tags,
      summary: 'Set up the company and its first member, once, with the token printed at start',
      body: setUp,
      response: { 201: z.object({ company }) },
    },
    config: { public: true, rateLimit: strictLimit },
    handler: async (request, reply) => {
      const outcome = await setUpCompany(http.platform, http.signIn, request.body);
      if (!outcome.ok) return reply.problem(outcome.problem);
      const { email, password } = request.body.account;
      await startSession(http, request, reply, { email, password });
      return reply.code(201).send({ company: request.body.company });
    },
  });
}

function registerCompany(http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/api/company',
    schema: { tags, summary: 'The company and its calendar', response: { 200: z.object({ company }) } },
    handler: async (request, reply) => {
      const outcome = await showCompany(request.context);
      return outcome.ok ? reply.send({ company: onWire(outcome.company) }) : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'PATCH',
    url: '/api/company',
    schema: { tags, summary: 'Change what is named, leave the rest', body: companyChanges, response: { 200: z.object({ company }) } },
    handler: async (request, reply) => {
      const outcome = await changeCompany(request.context, request.body);
      return outcome.ok ? reply.send({ company: onWire(outcome.company) }) : reply.problem(outcome.problem);
    },
  });
}

/** The same, as lists that may be written to. */
function onWire(known: Company): CompanyWanted {
  return structuredClone(known) as CompanyWanted;
}
