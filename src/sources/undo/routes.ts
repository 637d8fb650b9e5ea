import type { HttpApp } from '#platform/http/http-app.ts';
import type { FindWorkedOn } from '#platform/slice.ts';
import { findUndos, undoOnWire } from './find-undos.ts';
import { previewUndo } from './preview-undo.ts';
import { requestRedo, requestUndo } from './request-undo.ts';
import { undoAnswerSchema, undoParamsSchema, undoPreviewSchema, undoRequestSchema, undosAnswerSchema } from './schema.ts';

const tags = ['sources'];

/** @param workedOn of every slice: whom its members worked on. */
export function registerUndoRoutes(http: HttpApp, workedOn: readonly FindWorkedOn[]): void {
  http.route({
    method: 'GET',
    url: '/api/import-runs/:id/undo-preview',
    schema: {
      tags,
      summary: 'What the undo of an import would take out, hand over and leave',
      params: undoParamsSchema,
      response: { 200: undoPreviewSchema },
    },
    handler: async (request, reply) => {
      const outcome = await previewUndo(request.context, request.params.id, workedOn);
      return outcome.ok ? reply.send(outcome.preview) : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'GET',
    url: '/api/import-runs/:id/undos',
    schema: {
      tags,
      summary: 'Undos and redos of an import, the newest first',
      params: undoParamsSchema,
      response: { 200: undosAnswerSchema },
    },
    handler: async (request, reply) => {
      const outcome = await findUndos(request.context, request.params.id);
      return outcome.ok ? reply.send({ undos: outcome.undos }) : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'POST',
    url: '/api/import-runs/:id/undos',
    schema: {
      tags,
      summary: 'Undo an import, in the background, whole or not at all',
      params: undoParamsSchema,
      body: undoRequestSchema,
      response: { 202: undoAnswerSchema },
    },
    handler: async (request, reply) => {
      const outcome = await requestUndo(request.context, request.params.id, { takesWorkedOn: request.body?.takesWorkedOn ?? false });
      return outcome.ok ? reply.code(202).send({ undo: undoOnWire(request.context, outcome.undo) }) : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'POST',
    url: '/api/import-runs/:id/redos',
    schema: { tags, summary: 'Put an import back that was undone', params: undoParamsSchema, response: { 202: undoAnswerSchema } },
    handler: async (request, reply) => {
      const outcome = await requestRedo(request.context, request.params.id);
      return outcome.ok ? reply.code(202).send({ undo: undoOnWire(request.context, outcome.undo) }) : reply.problem(outcome.problem);
    },
  });
}
