import type { FastifyContextConfig, FastifySchema } from 'fastify';
import { refusalTitles } from '#platform/http/problems.ts';

/** A route as its refusals follow from it. */
interface Route {
  method: string;
  schema: FastifySchema | undefined;
  config: FastifyContextConfig | undefined;
}

/** The one shape of every refusal, in the words of JSON Schema: RFC 9457 with `code`, `where`, `accepted` and `details`. */
export const problemSchema = {
  type: 'object',
  description: 'A refusal: RFC 9457 problem details.',
  properties: {
    type: { type: 'string', description: 'urn:entente:problem:<code>' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'One plain sentence: what was wrong.' },
    code: { type: 'string', description: 'Stable, for programs: not-a-day.' },
    where: { type: 'string', description: 'A field, a row, a file.' },
    accepted: { type: 'string', description: 'What would have been accepted.' },
    reference: { type: 'string', description: 'Names an entry of the log, for mistakes of ours.' },
    details: {
      type: 'array',
      items: {
        type: 'object',
        properties: { code: { type: 'string' }, message: { type: 'string' }, where: { type: 'string' }, accepted: { type: 'string' } },
        required: ['code', 'message'],
        additionalProperties: false,
      },
    },
  },
  required: ['type', 'title', 'status', 'detail', 'code'],
  additionalProperties: false,
};

/**
 * Every status with which a route may refuse. It follows from what the route is, so that no route has to say it:
 * who may ask, whether there is something to name in its address, whether it reads a body, whether it changes anything.
 */
export function refusalStatuses({ method, schema, config }: Route): number[] {
  const isChange = method !== 'GET';
  const isOpen = config?.public === true;
  const isNamed = Boolean(schema?.params);
  const statuses = [500, 503];
  if (!isOpen) statuses.push(401, 403);
  if (isChange) statuses.push(400, 401, 403, 404, 409, 413, 415, 422);
  if (isNamed) statuses.push(400);
  // A question may name something that is not there, or that has come to an end.
  if (isNamed || schema?.querystring) statuses.push(404, 409, 422);
  if (config?.rateLimit !== false) statuses.push(429);
  return [...new Set(statuses)].toSorted((one, other) => one - other);
}

/** The refusals of a route, as an operation of the OpenAPI document has them. */
export function documentedProblems(route: Route): Record<number, object> {
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  const headersOf = (status: number) => (status === 429 ? { headers: { 'Retry-After': seconds, 'RateLimit-Reset': seconds } } : {});
  return Object.fromEntries(
    refusalStatuses(route).map((status) => [status, { description: refusalTitles[status]!, ...headersOf(status), content }]),
  );
}

const seconds = { type: 'integer', description: 'In how many seconds there is room again.' };
