import { z } from 'zod';
import type { HttpApp } from '#platform/http/http-app.ts';
import type { ApiKey } from '#workspace/api-key-store.ts';
import { createApiKey } from '#workspace/create-api-key.ts';
import { listApiKeys } from '#workspace/list-api-keys.ts';
import { revokeApiKey } from '#workspace/revoke-api-key.ts';
import { apiKey, apiKeyWanted } from '#workspace/schema.ts';

const tags = ['workspace'];

export function registerApiKeyRoutes(http: HttpApp): void {
  const { ids } = http.platform;
  const onWire = (known: ApiKey) => ({
    ...known,
    id: ids.encode('apiKey', known.id),
    createdAt: known.createdAt.toISOString(),
    expiresAt: known.expiresAt?.toISOString() ?? null,
  });
  http.route({
    method: 'GET',
    url: '/api/api-keys',
    schema: { tags, summary: 'The keys that work', response: { 200: z.object({ apiKeys: z.array(apiKey) }) } },
    handler: async (request, reply) => {
      const outcome = await listApiKeys(request.context);
      return outcome.ok ? reply.send({ apiKeys: outcome.apiKeys.map(onWire) }) : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'POST',
    url: '/api/api-keys',
    schema: { tags, summary: 'Make a key; it is shown once', body: apiKeyWanted, response: { 201: z.object({ apiKey, key: z.string() }) } },
    handler: async (request, reply) => {
      const outcome = await createApiKey(request.context, request.body);
      return outcome.ok ? reply.code(201).send({ apiKey: onWire(outcome.apiKey), key: outcome.key }) : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'DELETE',
    url: '/api/api-keys/:id',
    schema: {
      tags,
      summary: 'Revoke a key for good',
      params: z.object({ id: z.string() }),
      response: { 200: z.object({ revoked: z.literal(true) }) },
    },
    handler: async (request, reply) => {
      // An id that was never ours is answered like one of another company: there is no such key.
      const outcome = await revokeApiKey(request.context, ids.decode('apiKey', request.params.id) ?? 0);
      return outcome.ok ? reply.send({ revoked: true as const }) : reply.problem(outcome.problem);
    },
  });
}
