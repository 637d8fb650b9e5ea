import { z } from 'zod';
import type { HttpApp } from '#platform/http/http-app.ts';

const health = z.object({ status: z.enum(['ok', 'database-away']) });

/** For load balancers and supervisors: 200 while the database answers, 503 while it does not. */
export function registerHealth(http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/health',
    schema: {
      tags: ['operation'],
      summary: 'Whether the app and its database answer',
      security: [],
      response: { 200: health, 503: health },
    },
    config: { public: true, rateLimit: false },
    handler: async (_request, reply) => {
      const answers = await http.platform.database.pool.query('select 1').then(
        () => true,
        () => false,
      );
      return answers ? reply.send({ status: 'ok' as const }) : reply.code(503).send({ status: 'database-away' as const });
    },
  });
}
