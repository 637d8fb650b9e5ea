import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import type { HttpApp } from '#platform/http/http-app.ts';
import { findActivities } from './find-activities.ts';
import { findPresets } from './find-presets.ts';
import { registerImportRoutes } from './import-routes.ts';
import { previewImport } from './preview-import.ts';
import * as schema from './schema.ts';
import { uploadIdsOf } from './upload-ids.ts';
import { suggestMapping } from './suggest-mapping.ts';
import { findWaitingUploads } from './uploads/find-waiting-uploads.ts';
import { removeUpload } from './uploads/remove-upload.ts';
import { largestUpload, receiveUpload } from './uploads/receive-upload.ts';

const tags = ['sources'];

export function registerSourcesRoutes(http: HttpApp): void {
  registerUploads(http);
  registerWaitingUploads(http);
  registerRemoval(http);
  registerBeforeImport(http);
  registerPreviews(http);
  registerImportRoutes(http);
}

function registerUploads(http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/api/uploads',
    schema: {
      tags,
      summary: 'Upload a file: its bytes as they are, application/octet-stream',
      querystring: schema.uploadQuerySchema,
      response: { 201: schema.uploadAnswerSchema },
    },
    bodyLimit: largestUpload + 1,
    handler: async (request, reply) => {
      const outcome = await receiveUpload(request.context, request.query.name, bodyOf(request));
      if (!outcome.ok) return reply.problem(outcome.problem);
      const { id, name, bytes } = outcome.upload;
      return reply.code(201).send({ upload: { id: request.context.ids.encode('upload', id), name, bytes } });
    },
  });
}

function registerWaitingUploads(http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/api/uploads',
    schema: { tags, summary: 'Uploads that no import has read, the newest first', response: { 200: schema.uploadsAnswerSchema } },
    handler: async (request, reply) => {
      const outcome = await findWaitingUploads(request.context);
      if (!outcome.ok) return reply.problem(outcome.problem);
      const { ids } = request.context;
      const uploads = outcome.uploads.map(({ id, completedAt, ...upload }) => ({
        ...upload,
        id: ids.encode('upload', id),
        uploadedAt: completedAt.toISOString(),
      }));
      return reply.send({ uploads });
    },
  });
}

function registerRemoval(http: HttpApp): void {
  http.route({
    method: 'DELETE',
    url: '/api/uploads/:id',
    schema: {
      tags,
      summary: 'Forget an upload that no import has read',
      params: schema.uploadParamsSchema,
      response: { 200: schema.removedSchema },
    },
    handler: async (request, reply) => {
      const outcome = await removeUpload(request.context, request.params.id);
      return outcome.ok ? reply.send({ removed: true as const }) : reply.problem(outcome.problem);
    },
  });
}

/** The stream of an upload; anything else was sent under another content type, and is read as no bytes at all. */
function bodyOf(request: FastifyRequest): AsyncIterable<Buffer> {
  return request.body instanceof Readable ? request.body : Readable.from([]);
}

function registerBeforeImport(http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/api/mapping-suggestions',
    schema: {
      tags,
      summary: 'What the columns of files seem to mean: a group for each set of columns, in the order of import',
      body: schema.suggestionRequestSchema,
      response: { 200: schema.suggestionAnswerSchema },
    },
    handler: async (request, reply) => {
      const ids = uploadIdsOf(request, request.body.uploadIds);
      const outcome = ids.ok ? await suggestMapping(request.context, ids.uploadIds, request.body.file) : ids;
      return outcome.ok ? reply.send(outcome) : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'GET',
    url: '/api/presets',
    schema: {
      tags,
      summary: 'Exports of other systems that are known by their columns, with what each brings',
      response: { 200: schema.presetsAnswerSchema },
    },
    handler: async (request, reply) => {
      const outcome = findPresets(request.context);
      return outcome.ok ? reply.send(outcome) : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'POST',
    url: '/api/activity-counts',
    schema: {
      tags,
      summary: 'What happens in an event log when these columns say it, and what it seems to mean',
      body: schema.activityCountsRequestSchema,
      response: { 200: schema.activityCountsAnswerSchema },
    },
    handler: async (request, reply) => {
      const { uploadIds, ...asked } = request.body;
      const ids = uploadIdsOf(request, uploadIds);
      const outcome = ids.ok ? await findActivities(request.context, ids.uploadIds, asked) : ids;
      return outcome.ok ? reply.send(outcome) : reply.problem(outcome.problem);
    },
  });
}

function registerPreviews(http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/api/import-previews',
    schema: {
      tags,
      summary: 'The first rows as they will become; nothing is written',
      body: schema.previewRequestSchema,
      response: { 200: schema.previewAnswerSchema },
    },
    handler: async (request, reply) => {
      const ids = uploadIdsOf(request, request.body.uploadIds);
      const outcome = ids.ok ? await previewImport(request.context, ids.uploadIds, request.body.mapping, { mode: request.body.mode }) : ids;
      return outcome.ok ? reply.send(outcome) : reply.problem(outcome.problem);
    },
  });
}
