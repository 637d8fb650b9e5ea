import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { z } from 'zod';
import { inDirectory } from '#platform/database/database.ts';
import type { HttpApp } from '#platform/http/http-app.ts';

/** Of the process, whichever server in it is asked: they are watched from the first question on. */
const ofProcess = new Registry();

/**
 * `GET /metrics` in the text format of Prometheus, for the operator: how long requests took, what waits, what the process needs.
 * Numbers of the installation, never of a person or a company.
 */
export function registerMetrics(http: HttpApp): void {
  const registry = new Registry();
  watchRequests(http, registry);
  const lookAtDatabase = watchDatabase(http, registry);
  http.route({
    method: 'GET',
    url: '/metrics',
    schema: {
      tags: ['operation'],
      summary: 'Figures for Prometheus, for the operator',
      produces: ['text/plain'],
      response: { 200: z.string() },
    },
    config: { rateLimit: false },
    handler: async (request, reply) => {
      const { role, scopes } = request.context.caller;
      // A key that is for something else is not for this, whoever made it.
      if (role !== 'operator' || scopes?.includes('installation:read') === false) return reply.problem(notForThem);
      if (ofProcess.getMetricsAsArray().length === 0) collectDefaultMetrics({ register: ofProcess });
      await lookAtDatabase();
      const figures = await Registry.merge([ofProcess, registry]).metrics();
      return reply.type(registry.contentType).serializer(String).send(figures);
    },
  });
}

const notForThem = {
  kind: 'forbidden',
  code: 'not-the-operator',
  message: 'These figures are for the operator.',
  accepted: 'the operator key of the data folder, or an operator’s session or API key (without scopes, or with installation:read)',
} as const;

function watchRequests(http: HttpApp, registry: Registry): void {
  const durations = new Histogram({
    name: 'entente_http_request_duration_seconds',
    help: 'How long requests took, by route.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5, 30],
    registers: [registry],
  });
  http.addHook('onResponse', async (request, reply) => {
    // What was asked for by mistake has no route: addresses that people make up are not kept apart.
    const route = request.routeOptions.url ?? 'none';
    durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
}

interface Waiting {
  state: 'due' | 'dead';
  count: number;
  oldest: Date;
}

/** @returns what brings its figures up to date. */
function watchDatabase({ platform }: HttpApp, registry: Registry): () => Promise<void> {
  const gauge = (name: string, help: string, ...labelNames: string[]) =>
    new Gauge({ name: `entente_${name}`, help, labelNames, registers: [registry] });
  const connections = gauge('database_connections', 'Connections of this process to its database.', 'state');
  const deliveries = gauge('deliveries', 'Background work that is due, or was given up.', 'state');
  const age = gauge('oldest_due_delivery_seconds', 'For how long the oldest background work has been due.');
  const up = gauge('database_up', 'Whether the database answers: 1 or 0.');
  return async () => {
    const { pool } = platform.database;
    connections.set({ state: 'open' }, pool.totalCount);
    connections.set({ state: 'idle' }, pool.idleCount);
    connections.set({ state: 'waited-for' }, pool.waitingCount);
    const waiting = await readWaiting(platform).catch(() => null);
    up.set(waiting ? 1 : 0);
    for (const state of ['due', 'dead'] as const) deliveries.set({ state }, waiting?.find((one) => one.state === state)?.count ?? 0);
    const oldest = waiting?.find(({ state }) => state === 'due')?.oldest;
    age.set(oldest ? Math.max(0, (platform.clock.now() - oldest.getTime()) / 1000) : 0);
  };
}

function readWaiting({ database }: HttpApp['platform']): Promise<Waiting[]> {
  return inDirectory(database, async ({ client }) => {
    const { rows } = await client.query<Waiting>(
      "select state, count(*)::bigint as count, min(due_at) as oldest from directory.deliveries where state in ('due', 'dead') group by state",
    );
    return rows;
  });
}
