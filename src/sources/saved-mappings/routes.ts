import { z } from 'zod';
import type { IdCodec } from '#kernel/id.ts';
import { fileAnswer } from '#platform/http/answers.ts';
import type { HttpApp } from '#platform/http/http-app.ts';
import { exportVersion, listSavedMappings, showSavedMapping, type ShownMapping } from './list-saved-mappings.ts';
import { removeMapping, saveMapping, saveVersion } from './save-mapping.ts';
import type { SavedMapping } from './saved-mapping-store.ts';
import { removedSchema } from '../schema.ts';
import * as schema from './schema.ts';

const tags = ['sources'];
const params = z.object({ id: z.string() });

export function registerSavedMappingRoutes(http: HttpApp): void {
  const { ids } = http.platform;
  http.route({
    method: 'GET',
    url: '/api/mappings',
    schema: { tags, summary: 'The saved mappings', response: { 200: schema.savedMappingsAnswerSchema } },
    handler: async (request, reply) => {
      const outcome = await listSavedMappings(request.context);
      return outcome.ok ? reply.send({ mappings: outcome.mappings.map((saved) => onWire(saved, ids)) }) : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'POST',
    url: '/api/mappings',
    schema: {
      tags,
      summary: 'Keep a mapping under a name',
      body: schema.mappingWantedSchema,
      response: { 201: schema.savedMappingAnswerSchema },
    },
    handler: async (request, reply) => {
      const { name, ...given } = request.body;
      const saved = await saveMapping(request.context, name, given);
      const shown = saved.ok ? await showSavedMapping(request.context, saved.id) : saved;
      return shown.ok ? reply.code(201).send(answerOf(shown, ids)) : reply.problem(shown.problem);
    },
  });
  registerOneMapping(http);
}

function registerOneMapping(http: HttpApp): void {
  const { ids } = http.platform;
  const idOf = savedMappingIdIn(ids);
  http.route({
    method: 'GET',
    url: '/api/mappings/:id',
    schema: { tags, summary: 'A saved mapping with its versions', params, response: { 200: schema.savedMappingAnswerSchema } },
    handler: async (request, reply) => {
      const shown = await showSavedMapping(request.context, idOf(request.params.id));
      return shown.ok ? reply.send(answerOf(shown, ids)) : reply.problem(shown.problem);
    },
  });
  http.route({
    method: 'DELETE',
    url: '/api/mappings/:id',
    schema: {
      tags,
      summary: 'Remove a saved mapping; imports keep their copy',
      params,
      response: { 200: removedSchema },
    },
    handler: async (request, reply) => {
      const outcome = await removeMapping(request.context, idOf(request.params.id));
      return outcome.ok ? reply.send({ removed: true as const }) : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'POST',
    url: '/api/mappings/:id/versions',
    schema: {
      tags,
      summary: 'Keep a correction as the next version',
      params,
      body: schema.versionWantedSchema,
      response: { 201: schema.savedMappingAnswerSchema },
    },
    handler: async (request, reply) => {
      const saved = await saveVersion(request.context, idOf(request.params.id), request.body);
      const shown = saved.ok ? await showSavedMapping(request.context, saved.id) : saved;
      return shown.ok ? reply.code(201).send(answerOf(shown, ids)) : reply.problem(shown.problem);
    },
  });
  registerVersionFile(http);
}

function registerVersionFile(http: HttpApp): void {
  const idOf = savedMappingIdIn(http.platform.ids);
  http.route({
    method: 'GET',
    url: '/api/mappings/:id/versions/:n',
    schema: {
      tags,
      summary: 'One version as the JSON file that it is',
      params: z.object({ id: z.string(), n: z.string() }),
      response: fileAnswer('application/json', 'The mapping.', z.looseObject({})),
    },
    handler: async (request, reply) => {
      const { id, n } = request.params;
      const outcome = await exportVersion(request.context, idOf(id), /^[1-9]\d{0,8}$/.test(n) ? Number(n) : null);
      if (!outcome.ok) return reply.problem(outcome.problem);
      void reply
        .type('application/json; charset=utf-8')
        .header('content-disposition', `attachment; filename="${fileNameOf(outcome.name)}.json"`);
      return reply.send(`${JSON.stringify(outcome.mapping, null, 2)}\n`);
    },
  });
}

/** An id that was never ours is answered like one of another company: there is no such mapping. */
const savedMappingIdIn = (ids: IdCodec) => (text: string) => ids.decode('savedMapping', text) ?? 0;

function answerOf({ saved, versions, mapping }: ShownMapping, ids: IdCodec): schema.ShownMappingAnswer {
  return {
    savedMapping: onWire(saved, ids),
    versions: versions.map((version) => ({ ...version, savedAt: version.savedAt.toISOString() })),
    mapping,
  };
}

function onWire(saved: SavedMapping, ids: IdCodec): schema.SavedMappingAnswer {
  return { ...saved, id: ids.encode('savedMapping', saved.id), savedAt: saved.savedAt.toISOString() };
}

/** A name that every system takes as a file's, and every header as it is. */
function fileNameOf(name: string): string {
  return name.replaceAll(/[^\w.-]+/g, '-').replaceAll(/^[-.]+|-+$/g, '') || 'mapping';
}
