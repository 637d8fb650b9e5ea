import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { HttpApp } from '#platform/http/http-app.ts';
import { findActivities } from './find-activities.ts';
import { findImport, findImports, findSources } from './find-imports.ts';
import { exportRefusals, findRefusals } from './find-refusals.ts';
import { previewImport } from './preview-import.ts';
import { requestImport } from './request-import.ts';
import * as schema from './schema.ts';
import { suggestMapping } from './suggest-mapping.ts';
import { largestUpload, receiveUpload } from './uploads/receive-upload.ts';

const tags = ['sources'];

export function registerSourcesRoutes(http: HttpApp): void {
  registerUploads(http);
  registerBeforeImport(http);
  registerImports(http);
  registerRefusals(http);
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
      summary: 'What the columns seem to mean',
      body: schema.suggestionRequestSchema,
      response: { 200: schema.suggestionAnswerSchema },
    },
    handler: async (request, reply) => {
      const ids = uploadIdsOf(request, request.body.uploadIds);
      const outcome = ids.ok ? await suggestMapping(request.context, ids.uploadIds) : ids;
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
      const outcome = ids.ok ? await previewImport(request.context, ids.uploadIds, request.body.mapping) : ids;
      return outcome.ok ? reply.send(outcome) : reply.problem(outcome.problem);
    },
  });
}

function uploadIdsOf({ context }: FastifyRequest, given: readonly string[]): Outcome<{ uploadIds: number[] }> {
  const uploadIds = given.map((id) => context.ids.decode('upload', id));
  if (uploadIds.every((id) => id !== null)) return { ok: true, uploadIds };
  return refuse('missing', 'no-such-upload', 'There is no such upload.', { where: 'uploadIds', accepted: 'ids from POST /api/uploads' });
}

function registerImports(http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/api/import-runs',
    schema: {
      tags,
      summary: 'Import uploaded files through a mapping, in the background',
      body: schema.importRequestSchema,
      response: { 201: schema.importRunAnswerSchema },
    },
    handler: async (request, reply) => {
      const ids = uploadIdsOf(request, request.body.uploadIds);
      const asked = ids.ok ? await requestImport(request.context, ids.uploadIds, request.body.mapping) : ids;
      if (!asked.ok) return reply.problem(asked.problem);
      const found = await findImport(request.context, request.context.ids.encode('importRun', asked.importRunId));
      return found.ok ? reply.code(201).send({ importRun: found.importRun }) : reply.problem(found.problem);
    },
  });
  http.route({
    method: 'GET',
    url: '/api/import-runs',
    schema: { tags, summary: 'Imports, the newest first', response: { 200: schema.importRunsAnswerSchema } },
    handler: async (request, reply) => {
      const outcome = await findImports(request.context);
      return outcome.ok ? reply.send({ importRuns: outcome.importRuns }) : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'GET',
    url: '/api/import-runs/:id',
    schema: {
      tags,
      summary: 'How far an import has come',
      params: schema.importRunParamsSchema,
      response: { 200: schema.importRunAnswerSchema },
    },
    handler: async (request, reply) => {
      const outcome = await findImport(request.context, request.params.id);
      return outcome.ok ? reply.send({ importRun: outcome.importRun }) : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'GET',
    url: '/api/sources',
    schema: { tags, summary: 'The sources and their last imports', response: { 200: schema.sourcesAnswerSchema } },
    handler: async (request, reply) => {
      const outcome = await findSources(request.context);
      return outcome.ok ? reply.send({ sources: outcome.sources }) : reply.problem(outcome.problem);
    },
  });
}

function registerRefusals(http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/api/import-runs/:id/refusals',
    schema: {
      tags,
      summary: 'The rows that an import refused, with reasons',
      params: schema.importRunParamsSchema,
      querystring: schema.refusalsQuerySchema,
      response: { 200: schema.refusalsAnswerSchema },
    },
    handler: async (request, reply) => {
      const outcome = await findRefusals(request.context, request.params.id, request.query.after);
      return outcome.ok ? reply.send(outcome) : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'GET',
    url: '/api/import-runs/:id/refusals.csv',
    schema: { tags, summary: 'The refused rows as CSV', params: schema.importRunParamsSchema },
    handler: async (request, reply) => {
      const outcome = await exportRefusals(request.context, request.params.id);
      if (!outcome.ok) return reply.problem(outcome.problem);
      void reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="refused-rows.csv"');
      return reply.send(Readable.from(outcome.lines));
    },
  });
}
