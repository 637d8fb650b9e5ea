import type { FastifyRequest } from 'fastify';
import type { Problem } from '#kernel/problem.ts';
import { signInAs } from '#platform/auth/auth-routes.ts';
import type { HttpApp } from '#platform/http/http-app.ts';
import { strictLimit } from '#platform/http/rate-limits.ts';
import { isSetUpToken } from '#workspace/public.ts';
import { askForDemo } from '#demo/demo-company.ts';
import { endDemo } from '#demo/end-demo.ts';
import { openEyes } from '#demo/open-eyes.ts';
import { demoAnswer, demoWanted, done, endWanted, eyesWanted } from '#demo/schema.ts';
import { showDemo } from '#demo/show-demo.ts';

const tags = ['demo'];

export function registerDemoRoutes(http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/api/demo',
    schema: { tags, summary: 'Whether there is a demo company, and how far it is', response: { 200: demoAnswer } },
    config: { public: true },
    handler: () => showDemo(http.platform),
  });
  http.route({
    method: 'POST',
    url: '/api/demo',
    schema: {
      tags,
      summary: 'Make the demo company, in the background; the one that there is, if there is one',
      body: demoWanted,
      response: { 202: demoAnswer },
    },
    config: { public: true, rateLimit: strictLimit },
    handler: async (request, reply) => {
      const problem = ownerProblem(http, request, request.body.token);
      if (problem) return reply.problem(problem);
      const outcome = await askForDemo(http.platform, { seed: request.body.seed });
      return outcome.ok ? reply.code(202).send(await showDemo(http.platform)) : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'POST',
    url: '/api/demo/ends',
    schema: { tags, summary: 'Remove the demo company with everything in it', body: endWanted, response: { 200: done } },
    config: { public: true, rateLimit: strictLimit },
    handler: async (request, reply) => {
      const problem = ownerProblem(http, request, request.body.token);
      if (problem) return reply.problem(problem);
      const outcome = await endDemo(http.platform);
      return outcome.ok ? reply.send({ done: true as const }) : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'POST',
    url: '/api/demo/sessions',
    schema: { tags, summary: 'Look through the eyes of a member of the demo company', body: eyesWanted, response: { 201: done } },
    config: { public: true, rateLimit: strictLimit },
    handler: async (request, reply) => {
      const outcome = await openEyes(http.platform, http.signIn, request.body.email);
      if (!outcome.ok) return reply.problem(outcome.problem);
      await signInAs(http, request, reply, outcome);
      return reply.code(201).send({ done: true as const });
    },
  });
}

/** Whoever started the installation shows the token that was printed then, or the key of its data folder. */
function ownerProblem(http: HttpApp, request: FastifyRequest, token: string): Problem | null {
  if (request.caller?.kind === 'operator' || isSetUpToken(http.platform.settings, token)) return null;
  return {
    kind: 'forbidden',
    code: 'wrong-set-up-token',
    message: 'This is not the set-up token.',
    where: 'token',
    accepted: 'the token printed when Entente started',
  };
}
