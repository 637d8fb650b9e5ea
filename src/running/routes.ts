import type { HttpApp } from '#platform/http/http-app.ts';
import { findRunning } from '#running/find-running.ts';
import { runningAnswer } from '#running/schema.ts';

export function registerRunningRoutes(http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/api/running',
    schema: {
      tags: ['operation'],
      summary: 'How the installation does: findings, sizes, backups, background work; for the operator',
      response: { 200: runningAnswer },
    },
    handler: async (request, reply) => {
      const outcome = await findRunning(request.context);
      return outcome.ok ? reply.send(outcome.answer) : reply.problem(outcome.problem);
    },
  });
}
