import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { startSession } from '#platform/auth/auth-routes.ts';
import type { HttpApp } from '#platform/http/http-app.ts';
import type { MailState } from '#platform/mail/mail-store.ts';
import { strictLimit } from '#platform/http/rate-limits.ts';
import { acceptInvitation } from '#workspace/accept-invitation.ts';
import { openInvitationLink } from '#workspace/invitation-link.ts';
import type { Invitation } from '#workspace/invitation-store.ts';
import { inviteMember, type LinkTo } from '#workspace/invite-member.ts';
import { listInvitations, stateOf } from '#workspace/list-invitations.ts';
import { acceptance, invitation, invitationLink, invitationWanted, type InvitationAnswer } from '#workspace/schema.ts';
import { sendInvitationAgain } from '#workspace/send-invitation-again.ts';
import { withdrawInvitation } from '#workspace/withdraw-invitation.ts';

const tags = ['workspace'];
const invited = z.object({
  invitation,
  token: z.string(),
  link: z.string(),
  isMailed: z.boolean().describe('false: nobody has set up how mail is sent; the mail is kept in the outbox.'),
});
const byId = z.object({ id: z.string() });

export function registerInvitationRoutes(http: HttpApp): void {
  registerForMembers(http);
  registerForNewcomers(http);
}

function registerForMembers(http: HttpApp): void {
  const { ids, clock } = http.platform;
  const onWire = (known: Invitation, mailed?: MailState) => toAnswer(known, ids.encode('invitation', known.id), clock.now(), mailed);
  http.route({
    method: 'GET',
    url: '/api/invitations',
    schema: { tags, summary: 'Every invitation and what became of it', response: { 200: z.object({ invitations: z.array(invitation) }) } },
    handler: async (request, reply) => {
      const outcome = await listInvitations(request.context);
      return outcome.ok
        ? reply.send({ invitations: outcome.invitations.map((each) => onWire(each, outcome.mails.get(each.id))) })
        : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'POST',
    url: '/api/invitations',
    schema: { tags, summary: 'Invite somebody; the link is shown once', body: invitationWanted, response: { 201: invited } },
    handler: async (request, reply) => {
      const linkTo = linksOf(http, request);
      const outcome = await inviteMember(request.context, request.body, linkTo);
      if (!outcome.ok) return reply.problem(outcome.problem);
      const { token, isMailed } = outcome;
      return reply.code(201).send({ invitation: onWire(outcome.invitation), token, link: linkTo(token), isMailed });
    },
  });
  http.route({
    method: 'POST',
    url: '/api/invitations/:id/renewals',
    schema: { tags, summary: 'Send an invitation again, with a new link for another 14 days', params: byId, response: { 201: invited } },
    handler: async (request, reply) => {
      const linkTo = linksOf(http, request);
      const outcome = await sendInvitationAgain(request.context, ids.decode('invitation', request.params.id) ?? 0, linkTo);
      if (!outcome.ok) return reply.problem(outcome.problem);
      const { token, isMailed } = outcome;
      return reply.code(201).send({ invitation: onWire(outcome.invitation), token, link: linkTo(token), isMailed });
    },
  });
  http.route({
    method: 'DELETE',
    url: '/api/invitations/:id',
    schema: {
      tags,
      summary: 'Withdraw an invitation',
      params: byId,
      response: { 200: z.object({ withdrawn: z.literal(true) }) },
    },
    handler: async (request, reply) => {
      const id = ids.decode('invitation', request.params.id);
      // An id that was never ours is answered like one of another company: there is no such invitation.
      const outcome = await withdrawInvitation(request.context, id ?? 0);
      return outcome.ok ? reply.send({ withdrawn: true as const }) : reply.problem(outcome.problem);
    },
  });
}

/** The address that the newcomer opens, under the name by which the product is known. */
function linksOf(http: HttpApp, request: FastifyRequest): LinkTo {
  const base = http.platform.settings.publicUrl ?? `${request.protocol}://${request.host}`;
  return (token) => `${base}/join/${token}`;
}

function toAnswer(known: Invitation, id: string, now: number, mailed?: MailState): InvitationAnswer {
  const { email, team, role, invitedBy } = known;
  return {
    id,
    email,
    team,
    role,
    invitedBy,
    createdAt: known.createdAt.toISOString(),
    expiresAt: known.expiresAt.toISOString(),
    state: stateOf(known, now),
    mail: mailed ? { state: mailed.state, reason: mailed.reason } : null,
  };
}

const linkParams = z.object({ token: z.string().max(100) });

function registerForNewcomers(http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/api/invitation-links/:token',
    schema: {
      tags,
      summary: 'What an invitation offers, for whoever holds its link',
      params: linkParams,
      response: { 200: invitationLink },
    },
    config: { public: true, rateLimit: strictLimit },
    handler: async (request, reply) => {
      const outcome = await openInvitationLink(http.platform, request.params.token);
      if (!outcome.ok) return reply.problem(outcome.problem);
      const { email, team, role, invitedBy, expiresAt } = outcome.invitation;
      const { companyName, name } = outcome;
      return reply.send({ companyName, name, email, team, role, invitedBy, expiresAt: expiresAt.toISOString() });
    },
  });
  http.route({
    method: 'POST',
    url: '/api/invitation-links/:token/acceptances',
    schema: {
      tags,
      summary: 'Join, and be signed in',
      params: linkParams,
      body: acceptance,
      response: { 201: z.object({ memberId: z.string() }) },
    },
    config: { public: true, rateLimit: strictLimit },
    handler: async (request, reply) => {
      const outcome = await acceptInvitation(http.platform, http.signIn, request.params.token, request.body);
      if (!outcome.ok) return reply.problem(outcome.problem);
      await startSession(http, request, reply, { email: outcome.email, password: request.body.password });
      return reply.code(201).send({ memberId: http.platform.ids.encode('member', outcome.memberId) });
    },
  });
}
