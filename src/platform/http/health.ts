import { z } from 'zod';
import type { HttpApp } from '#platform/http/http-app.ts';

const alive = z.object({ status: z.literal('ok') });
const ready = z.object({ status: z.literal('ready') });
const notReady = z.object({
  status: z
    .enum(['starting', 'migrating', 'ending', 'database-away'])
    .describe('starting and migrating: not yet; ending: told to end; database-away: not at the moment.'),
});

/** Whether the process lives, for whoever would start it again; and whether it takes requests, for whoever hands them out. */
export function registerHealth(http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/health',
    schema: { tags: ['operation'], summary: 'Whether the process lives, for supervisors', security: [], response: { 200: alive } },
    config: { public: true, rateLimit: false },
    handler: async () => ({ status: 'ok' as const }),
  });
  http.route({
    method: 'GET',
    url: '/ready',
    schema: {
      tags: ['operation'],
      summary: 'Whether this process takes requests, for proxies that choose between several',
      security: [],
      response: { 200: ready, 503: notReady },
    },
    config: { public: true, rateLimit: false },
    handler: async (_request, reply) => {
      const readiness = http.readiness();
      if (readiness !== 'ready') return reply.code(503).send({ status: readiness });
      const answers = await http.platform.database.pool.query('select 1').then(
        () => true,
        () => false,
      );
      return answers ? reply.send({ status: 'ready' as const }) : reply.code(503).send({ status: 'database-away' as const });
    },
  });
}
