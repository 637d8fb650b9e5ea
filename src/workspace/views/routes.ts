import { z } from 'zod';
import type { HttpApp } from '#platform/http/http-app.ts';
import { changeView, findViews, removeView, saveView } from '#workspace/views/saved-views.ts';
import { viewAnswer, viewChanges, viewsAnswer, viewsQuery, viewWanted } from '#workspace/views/schema.ts';

const tags = ['lists'];
const params = z.object({ id: z.string().max(100) });

export function registerViewRoutes(http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/api/saved-views',
    schema: {
      tags,
      summary: 'Saved views of a list: one’s own, and those that are shared',
      querystring: viewsQuery,
      response: { 200: viewsAnswer },
    },
    handler: async (request, reply) => {
      const outcome = await findViews(request.context, request.query.list);
      return outcome.ok ? reply.send(outcome.answer) : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'POST',
    url: '/api/saved-views',
    schema: { tags, summary: 'Save a list as it is shown, under a name', body: viewWanted, response: { 201: viewAnswer } },
    handler: async (request, reply) => {
      const outcome = await saveView(request.context, request.body);
      return outcome.ok ? reply.code(201).send({ view: outcome.view }) : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'PATCH',
    url: '/api/saved-views/:id',
    schema: {
      tags,
      summary: 'Rename a view, share it, change what it shows, or open the list with it',
      params,
      body: viewChanges,
      response: { 200: viewAnswer },
    },
    handler: async (request, reply) => {
      const outcome = await changeView(request.context, request.params.id, request.body);
      return outcome.ok ? reply.send({ view: outcome.view }) : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'DELETE',
    url: '/api/saved-views/:id',
    schema: { tags, summary: 'Remove a view', params, response: { 200: z.object({ removed: z.literal(true) }) } },
    handler: async (request, reply) => {
      const outcome = await removeView(request.context, request.params.id);
      return outcome.ok ? reply.send({ removed: true as const }) : reply.problem(outcome.problem);
    },
  });
}
