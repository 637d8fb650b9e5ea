import type { HttpApp } from '#platform/http/http-app.ts';
import type { FactsView } from '#platform/slice.ts';
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
}
