import { z } from 'zod';
import type { Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import type { HttpApp } from '#platform/http/http-app.ts';
import { beginBulkAction, type Lists } from '#bulk/begin-bulk-action.ts';
import { cancelBulkAction, undoBulkAction } from '#bulk/end-bulk-action.ts';
import { findBulk, findBulkActions } from '#bulk/find-bulk-actions.ts';
import { bulkAnswer, bulksAnswer, bulkWanted } from '#bulk/schema.ts';

const tags = ['lists'];
const params = z.object({ id: z.string().max(100) });

/** An id that was never ours is answered like one of another company. */
const idOf = ({ ids }: Context, publicId: string) => ids.decode('bulkAction', publicId) ?? 0;

export function registerBulkRoutes(http: HttpApp, lists: Lists): void {
  http.route({
    method: 'POST',
    url: '/api/bulk-actions',
    schema: { tags, summary: 'Do one thing to many rows of a list', body: bulkWanted, response: { 201: bulkAnswer } },
    handler: async (request, reply) => {
      const begun = await beginBulkAction(request.context, lists, request.body);
      if (!begun.ok) return reply.problem(begun.problem);
      const found = await findBulk(request.context, begun.bulkActionId);
      return found.ok ? reply.code(201).send({ bulkAction: found.bulkAction }) : reply.problem(found.problem);
    },
  });
  http.route({
    method: 'GET',
    url: '/api/bulk-actions',
    schema: { tags, summary: 'What you did to many rows, the newest first', response: { 200: bulksAnswer } },
    handler: async (request, reply) => {
      const found = await findBulkActions(request.context);
      return found.ok ? reply.send({ bulkActions: found.bulkActions }) : reply.problem(found.problem);
    },
  });
  http.route({
    method: 'GET',
    url: '/api/bulk-actions/:id',
    schema: { tags, summary: 'How far it is, or what came of it', params, response: { 200: bulkAnswer } },
    handler: async (request, reply) => {
      const found = await findBulk(request.context, idOf(request.context, request.params.id));
      return found.ok ? reply.send({ bulkAction: found.bulkAction }) : reply.problem(found.problem);
    },
  });
  end(http, 'cancellations', 'Leave the rest as it is', cancelBulkAction);
  end(http, 'undos', 'Take back what it did', undoBulkAction);
}

function end(http: HttpApp, noun: string, summary: string, run: (context: Context, id: number) => Promise<Outcome>): void {
  http.route({
    method: 'POST',
    url: `/api/bulk-actions/:id/${noun}`,
    schema: { tags, summary, params, body: z.strictObject({}), response: { 201: bulkAnswer } },
    handler: async (request, reply) => {
      const id = idOf(request.context, request.params.id);
      const outcome = await run(request.context, id);
      if (!outcome.ok) return reply.problem(outcome.problem);
      const found = await findBulk(request.context, id);
      return found.ok ? reply.code(201).send({ bulkAction: found.bulkAction }) : reply.problem(found.problem);
    },
  });
}
