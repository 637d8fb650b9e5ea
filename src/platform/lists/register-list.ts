import { inWorkspace } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import type { HttpApp } from '#platform/http/http-app.ts';
import { askCount, askPage, askShape, askValues } from '#platform/lists/ask-list.ts';
import { exportList } from '#platform/lists/export-list.ts';
import type { ListDefinition } from '#platform/lists/list.ts';
import {
  countAnswer,
  countQuery,
  exportedAnswer,
  exportQuery,
  listQuery,
  pageAnswer,
  shapeAnswer,
  valuesAnswer,
  valuesQuery,
} from '#platform/lists/schema.ts';

const tags = ['lists'];

/** The doors of a list: its rows, how many there are, its fields, their values, and all of it as a file. */
export function registerList(http: HttpApp, definition: ListDefinition): void {
  const url = `/api/lists/${definition.name}`;
  const { name } = definition;
  http.route({
    method: 'GET',
    url,
    schema: { tags, summary: `The list of ${name}, a page at a time`, querystring: listQuery, response: { 200: pageAnswer } },
    handler: async (request, reply) => {
      const outcome = await askPage(request.context, definition, request.query);
      return outcome.ok ? reply.send(outcome.answer) : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'GET',
    url: `${url}/count`,
    schema: {
      tags,
      summary: `How many ${name} pass a filter, up to ten thousand`,
      querystring: countQuery,
      response: { 200: countAnswer },
    },
    handler: async (request, reply) => {
      const outcome = await askCount(request.context, definition, request.query);
      return outcome.ok ? reply.send(outcome.answer) : reply.problem(outcome.problem);
    },
  });
  registerFields(http, definition, url);
  registerExport(http, definition, url);
}

function registerFields(http: HttpApp, definition: ListDefinition, url: string): void {
  http.route({
    method: 'GET',
    url: `${url}/fields`,
    schema: { tags, summary: `What ${definition.name} can be asked about and ordered by`, response: { 200: shapeAnswer } },
    handler: async (request, reply) => {
      const outcome = await askShape(request.context, definition);
      return outcome.ok ? reply.send(outcome.answer) : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'GET',
    url: `${url}/values`,
    schema: { tags, summary: `Values that a field of ${definition.name} has`, querystring: valuesQuery, response: { 200: valuesAnswer } },
    handler: async (request, reply) => {
      const outcome = await askValues(request.context, definition, request.query);
      return outcome.ok ? reply.send({ values: outcome.values }) : reply.problem(outcome.problem);
    },
  });
}

function registerExport(http: HttpApp, definition: ListDefinition, url: string): void {
  const { name } = definition;
  http.route({
    method: 'GET',
    url: `${url}/export`,
    schema: {
      tags,
      summary: `The list of ${name} as CSV or JSON`,
      querystring: exportQuery,
      response: exportedAnswer,
    },
    handler: async (request, reply) => {
      const { context, query } = request;
      const outcome = await exportList(context, definition, query);
      if (!outcome.ok) return reply.problem(outcome.problem);
      await inWorkspace(context.database, context.caller.workspaceId, (tx) =>
        announce(tx, context, { name: 'list.exported', subject: { list: name, format: query.format } }),
      );
      void reply.type(outcome.type).header('content-disposition', `attachment; filename="${name}.${query.format}"`);
      return reply.send(outcome.file);
    },
  });
}
