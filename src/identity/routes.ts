import type { HttpApp } from '#platform/http/http-app.ts';
import type { FactsView } from '#platform/slice.ts';
import { findAccount } from '#identity/accounts/find-account.ts';
import { accountAnswer, accountParams } from '#identity/accounts/schema.ts';
import { findDeal } from '#identity/deals/find-deal.ts';
import { dealAnswer, dealParams } from '#identity/deals/schema.ts';
import { findPeople } from '#identity/find-people.ts';
import { findPerson } from '#identity/find-person.ts';
import { peopleAnswerSchema, peopleQuerySchema, personAnswerSchema, personParamsSchema } from '#identity/schema.ts';

const tags = ['people'];

export function registerPeopleRoutes(http: HttpApp, facts: readonly FactsView[]): void {
  http.route({
    method: 'GET',
    url: '/api/people',
    schema: { tags, summary: 'People by name, a page at a time', querystring: peopleQuerySchema, response: { 200: peopleAnswerSchema } },
    handler: async (request, reply) => {
      const outcome = await findPeople(request.context, request.query);
      return outcome.ok ? reply.send(outcome.answer) : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'GET',
    url: '/api/people/:id',
    schema: { tags, summary: 'What both sides know of one person', params: personParamsSchema, response: { 200: personAnswerSchema } },
    handler: async (request, reply) => {
      const outcome = await findPerson(request.context, request.params.id, facts);
      return outcome.ok ? reply.send(outcome.answer) : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'GET',
    url: '/api/accounts/:id',
    schema: { tags, summary: 'What both sides know of one account', params: accountParams, response: { 200: accountAnswer } },
    handler: async (request, reply) => {
      const outcome = await findAccount(request.context, request.params.id, facts);
      return outcome.ok ? reply.send(outcome.answer) : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'GET',
    url: '/api/deals/:id',
    schema: { tags, summary: 'What sources tell of one deal', params: dealParams, response: { 200: dealAnswer } },
    handler: async (request, reply) => {
      const outcome = await findDeal(request.context, request.params.id);
      return outcome.ok ? reply.send(outcome.answer) : reply.problem(outcome.problem);
    },
  });
}
