import { t } from '#kernel/language/say.ts';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { fileAnswer } from '#platform/http/answers.ts';
import type { HttpApp } from '#platform/http/http-app.ts';
import { cancelImport } from './cancel-import.ts';
import { findImport, findImports, findSources } from './find-imports.ts';
import { exportRefusals, findRefusals } from './find-refusals.ts';
import { pauseImport, resumeImport } from './pause-import.ts';
import { repairRefusals } from './repair-refusals.ts';
import { requestImport } from './request-import.ts';
import { findVersion } from './saved-mappings/saved-mapping-store.ts';
import * as schema from './schema.ts';
import { uploadIdsOf } from './upload-ids.ts';

const tags = ['sources'];

/** Imports: asked for, followed, paused, ended, and what they refused. */
export function registerImportRoutes(http: HttpApp): void {
  registerRuns(http);
  registerCommands(http);
  registerRefusals(http);
}

function registerRuns(http: HttpApp): void {
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
      if (!ids.ok) return reply.problem(ids.problem);
      const { mapping, mode, savedMappingId } = request.body;
      const saved = await savedOf(request.context, savedMappingId);
      if (!saved.ok) return reply.problem(saved.problem);
      const wish = { ...(mode && { mode }), ...(saved.saved && { saved: saved.saved }) };
      return sendNew(request, reply, await requestImport(request.context, ids.uploadIds, mapping, wish));
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

async function sendNew(request: FastifyRequest, reply: FastifyReply, asked: Outcome<{ importRunId: number }>) {
  if (!asked.ok) return reply.problem(asked.problem);
  const found = await findImport(request.context, request.context.ids.encode('importRun', asked.importRunId));
  return found.ok ? reply.code(201).send({ importRun: found.importRun }) : reply.problem(found.problem);
}

/** A saved mapping in its newest version. */
async function savedOf(context: Context, publicId?: string): Promise<Outcome<{ saved: { id: number; version: number } | null }>> {
  if (publicId === undefined) return { ok: true, saved: null };
  const id = context.ids.decode('savedMapping', publicId);
  const version = id === null ? null : await inWorkspace(context.database, context.caller.workspaceId, (tx) => findVersion(tx, id));
  if (id !== null && version) return { ok: true, saved: { id, version: version.version } };
  return refuse('missing', 'no-such-mapping', t`There is no such saved mapping.`, {
    where: 'savedMappingId',
    accepted: t`an id from /api/mappings`,
  });
}

function registerCommands(http: HttpApp): void {
  registerState(http, 'pauses', 'Let an import rest behind the row that it is at', pauseImport);
  registerState(http, 'resumptions', 'Let a paused import go on', resumeImport);
  http.route({
    method: 'POST',
    url: '/api/import-runs/:id/cancellations',
    schema: {
      tags,
      summary: 'End an import before its time; what it brought stays or is undone',
      params: schema.importRunParamsSchema,
      body: schema.cancellationRequestSchema,
      response: { 200: schema.importRunAnswerSchema },
    },
    handler: async (request, reply) => sendChanged(request, reply, await cancelImport(request.context, request.params.id, request.body)),
  });
  http.route({
    method: 'POST',
    url: '/api/import-runs/:id/repairs',
    schema: {
      tags,
      summary: 'Import the refused rows of an import once more, through its mapping or a corrected one',
      params: schema.importRunParamsSchema,
      body: schema.repairRequestSchema,
      response: { 201: schema.importRunAnswerSchema },
    },
    handler: async (request, reply) => {
      const { mapping, shortRows } = request.body;
      return sendNew(request, reply, await repairRefusals(request.context, request.params.id, mapping, shortRows));
    },
  });
}

function registerState(http: HttpApp, name: string, summary: string, command: (context: Context, id: string) => Promise<Outcome>): void {
  http.route({
    method: 'POST',
    url: `/api/import-runs/:id/${name}`,
    schema: { tags, summary, params: schema.importRunParamsSchema, response: { 200: schema.importRunAnswerSchema } },
    handler: async (request, reply) => sendChanged(request, reply, await command(request.context, request.params.id)),
  });
}

async function sendChanged(request: FastifyRequest<{ Params: { id: string } }>, reply: FastifyReply, outcome: Outcome) {
  if (!outcome.ok) return reply.problem(outcome.problem);
  const found = await findImport(request.context, request.params.id);
  return found.ok ? reply.code(200).send({ importRun: found.importRun }) : reply.problem(found.problem);
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
    schema: {
      tags,
      summary: 'The refused rows as CSV',
      params: schema.importRunParamsSchema,
      response: fileAnswer('text/csv', 'The header of the file, and the rows as they were.'),
    },
    handler: async (request, reply) => {
      const outcome = await exportRefusals(request.context, request.params.id);
      if (!outcome.ok) return reply.problem(outcome.problem);
      void reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="refused-rows.csv"');
      return reply.send(Readable.from(outcome.lines));
    },
  });
}
