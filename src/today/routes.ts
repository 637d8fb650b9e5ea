import type { FastifyReply } from 'fastify';
import type { Outcome } from '#kernel/problem.ts';
import type { HttpApp } from '#platform/http/http-app.ts';
import type { OpenJourneys } from '#journeys/public.ts';
import { answerLeads } from '#today/answer-leads.ts';
import { answerNumber } from '#today/answer-number.ts';
import { answerTogether } from '#today/answer-together.ts';
import { leadsAnswer, leadsQuery, numberAnswer, numberQuery, togetherAnswer } from '#today/schema.ts';

const tags = ['today'];

export function registerTodayRoutes(http: HttpApp, open: OpenJourneys): void {
  http.route({
    method: 'GET',
    url: '/api/today/leads',
    schema: { tags, summary: 'Which leads wait, and what became of the others', querystring: leadsQuery, response: { 200: leadsAnswer } },
    handler: async (request, reply) => send(reply, await answerLeads(request.context, open, request.query)),
  });
  http.route({
    method: 'GET',
    url: '/api/today/number',
    schema: {
      tags,
      summary: 'What was won this week and this quarter, and what moves it',
      querystring: numberQuery,
      response: { 200: numberAnswer },
    },
    handler: async (request, reply) => send(reply, await answerNumber(request.context, open, request.query)),
  });
  http.route({
    method: 'GET',
    url: '/api/today/together',
    schema: { tags, summary: 'What each side did for the other, and what was won together', response: { 200: togetherAnswer } },
    handler: async (request, reply) => send(reply, await answerTogether(request.context, open)),
  });
}

function send(reply: FastifyReply, outcome: Outcome<{ answer: object }>) {
  return outcome.ok ? reply.send(outcome.answer) : reply.problem(outcome.problem);
}
