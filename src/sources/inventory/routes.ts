import type { HttpApp } from '#platform/http/http-app.ts';
import { findInventory } from './find-inventory.ts';
import { inventoryAnswerSchema } from './schema.ts';

export function registerInventoryRoutes(http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/api/data-inventory',
    schema: {
      tags: ['sources'],
      summary: 'What there is: totals, and each source with its rows, freshness and problems',
      response: { 200: inventoryAnswerSchema },
    },
    handler: async (request, reply) => {
      const outcome = await findInventory(request.context);
      return outcome.ok ? reply.send(outcome) : reply.problem(outcome.problem);
    },
  });
}
