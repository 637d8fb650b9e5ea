import { t } from '#kernel/language/say.ts';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { HttpApp } from '#platform/http/http-app.ts';
import { strictLimit, tryAgainIn } from '#platform/http/rate-limits.ts';
import { findSecondFactors } from '#workspace/sign-in/find-second-factors.ts';
import { announceOwn, ownAccount, type Own } from '#workspace/sign-in/own-account.ts';
import { wrongPassword } from '#workspace/sign-in/password-routes.ts';
import { resetSecondFactor } from '#workspace/sign-in/reset-second-factor.ts';
import { backupCodes, codeWanted, done, memberNamed, passwordWanted, secondFactorBegun } from '#workspace/sign-in/schema.ts';
import { wrongCode } from '#workspace/sign-in/sign-in-routes.ts';

const tags = ['sign-in'];
const config = { rateLimit: strictLimit };

/** A code beside the password: set up, confirmed by a first code, turned off with the password. */
export function registerSecondFactorRoutes(http: HttpApp): void {
  registerTurningOn(http);
  registerTurningOff(http);
  registerThoseOfMembers(http);
}

function registerThoseOfMembers(http: HttpApp): void {
  const { ids } = http.platform;
  http.route({
    method: 'GET',
    url: '/api/second-factors',
    schema: { tags, summary: 'Who signs in with a second factor', response: { 200: z.object({ members: z.array(memberNamed) }) } },
    handler: async (request, reply) => {
      const outcome = await findSecondFactors(request.context, http.signIn);
      if (!outcome.ok) return reply.problem(outcome.problem);
      return reply.send({ members: outcome.members.map(({ memberId, name }) => ({ id: ids.encode('member', memberId), name })) });
    },
  });
  http.route({
    method: 'DELETE',
    url: '/api/members/:id/second-factor',
    schema: {
      tags,
      summary: 'Turn off the second factor of a member who lost it',
      params: z.object({ id: z.string() }),
      response: { 200: done },
    },
    handler: async (request, reply) => {
      const memberId = ids.decode('member', request.params.id) ?? 0;
      const outcome = await resetSecondFactor(request.context, http.signIn, memberId);
      return outcome.ok ? reply.send({ done: true as const }) : reply.problem(outcome.problem);
    },
  });
}

function registerTurningOn(http: HttpApp): void {
  const { secondFactor } = http.signIn;
  http.route({
    method: 'POST',
    url: '/api/account/second-factor',
    schema: {
      tags,
      summary: 'Begin a second factor: a secret for an app, not yet in force',
      body: passwordWanted,
      response: { 201: secondFactorBegun },
    },
    config,
    handler: async (request, reply) => {
      const outcome = await withPassword(request, request.body.password);
      if (!outcome.ok) return reply.problem(outcome.problem);
      const begun = await secondFactor.begin(outcome.own.account);
      return begun ? reply.code(201).send(begun) : reply.problem(isOnAlready().problem);
    },
  });
  http.route({
    method: 'POST',
    url: '/api/account/second-factor/confirmations',
    schema: {
      tags,
      summary: 'Put the second factor in force by its first code; the backup codes are shown once',
      body: codeWanted,
      response: { 201: backupCodes },
    },
    config,
    handler: async (request, reply) => {
      const outcome = await ownAccount(request);
      if (!outcome.ok) return reply.problem(outcome.problem);
      const { account, context } = outcome.own;
      const confirmed = await secondFactor.confirm(account.id, request.body.code);
      if (confirmed.is === 'too-many') throw tryAgainIn(reply, confirmed.retryAfterSeconds);
      if (confirmed.is === 'wrong') return reply.problem(wrongCode('invalid').problem);
      await announceOwn(context, 'second-factor.turned-on');
      return reply.code(201).send({ backupCodes: confirmed.backupCodes });
    },
  });
}

function registerTurningOff(http: HttpApp): void {
  const { secondFactor } = http.signIn;
  http.route({
    method: 'POST',
    url: '/api/account/second-factor/backup-codes',
    schema: {
      tags,
      summary: 'New backup codes; those of before open nothing any more',
      body: passwordWanted,
      response: { 201: backupCodes },
    },
    config,
    handler: async (request, reply) => {
      const outcome = await withPassword(request, request.body.password);
      if (!outcome.ok) return reply.problem(outcome.problem);
      const { account, context } = outcome.own;
      const codes = await secondFactor.renewBackupCodes(account.id);
      if (!codes) return reply.problem(isOff().problem);
      await announceOwn(context, 'second-factor.backup-codes-renewed');
      return reply.code(201).send({ backupCodes: codes });
    },
  });
  http.route({
    method: 'POST',
    url: '/api/account/second-factor/endings',
    schema: { tags, summary: 'Turn the second factor off', body: passwordWanted, response: { 200: done } },
    config,
    handler: async (request, reply) => {
      const outcome = await withPassword(request, request.body.password);
      if (!outcome.ok) return reply.problem(outcome.problem);
      const { account, context } = outcome.own;
      if (!(await secondFactor.remove(account.id))) return reply.problem(isOff().problem);
      await announceOwn(context, 'second-factor.turned-off');
      return reply.send({ done: true as const });
    },
  });
}

/** Somebody at an open screen of somebody else has no password: it is asked for again. */
async function withPassword(request: FastifyRequest, password: string): Promise<Outcome<{ own: Own }>> {
  const outcome = await ownAccount(request);
  if (!outcome.ok) return outcome;
  const isRight = await request.server.signIn.hasPassword(outcome.own.account.id, password);
  return isRight ? outcome : wrongPassword('password');
}

const isOnAlready = () =>
  refuse('conflict', 'second-factor-is-on', t`A second factor is in force already.`, {
    accepted: 'turning it off first',
  });
const isOff = () => refuse('conflict', 'second-factor-is-off', t`No second factor is in force.`, { accepted: 'setting one up first' });
