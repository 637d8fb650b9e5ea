import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Context } from '#platform/context.ts';
import { fileAnswer } from '#platform/http/answers.ts';
import type { HttpApp } from '#platform/http/http-app.ts';
import type { Outcome } from '#kernel/problem.ts';
import type { OpenJourneys } from '#journeys/public.ts';
import {
  answerAttributes,
  answerFunnel,
  answerResponseTimes,
  findFunnelRows,
  findWaitingRows,
  type Rows,
} from '#scoreboard/answer-measures.ts';
import { nameRows } from '#scoreboard/name-people.ts';
import {
  attributesAnswer,
  funnelAnswer,
  funnelCsvQuery,
  funnelQuery,
  funnelRowsQuery,
  responseTimesAnswer,
  responseTimesQuery,
  rowsAnswer,
  waitingCsvQuery,
  waitingRowsQuery,
} from '#scoreboard/schema.ts';
import { funnelCsv, rowsCsv, waitingCsv } from '#scoreboard/write-csv.ts';

const tags = ['measures'];

export function registerScoreboardRoutes(http: HttpApp, open: OpenJourneys): void {
  registerAnswers(http, open);
  registerRows(http, open);
  registerCsv(http, open);
}

function registerAnswers(http: HttpApp, open: OpenJourneys): void {
  http.route({
    method: 'GET',
    url: '/api/measures/attributes',
    schema: { tags, summary: 'What figures can be filtered and grouped by', response: { 200: attributesAnswer } },
    handler: async (request, reply) => sendAnswer(reply, await answerAttributes(request.context, open)),
  });
  http.route({
    method: 'GET',
    url: '/api/measures/response-times',
    schema: {
      tags,
      summary: 'How long handed-over people wait for a follow-up',
      querystring: responseTimesQuery,
      response: { 200: responseTimesAnswer },
    },
    handler: async (request, reply) => sendAnswer(reply, await answerResponseTimes(request.context, open, request.query)),
  });
  http.route({
    method: 'GET',
    url: '/api/measures/funnel',
    schema: {
      tags,
      summary: 'Who reached which stage, by capture or in the period',
      querystring: funnelQuery,
      response: { 200: funnelAnswer },
    },
    handler: async (request, reply) => sendAnswer(reply, await answerFunnel(request.context, open, request.query)),
  });
}

function sendAnswer(reply: FastifyReply, outcome: Outcome<{ answer: object }>) {
  return outcome.ok ? reply.send(outcome.answer) : reply.problem(outcome.problem);
}

function registerRows(http: HttpApp, open: OpenJourneys): void {
  http.route({
    method: 'GET',
    url: '/api/measures/response-times/rows',
    schema: { tags, summary: 'The handoffs behind a figure about waiting', querystring: waitingRowsQuery, response: { 200: rowsAnswer } },
    handler: async (request, reply) =>
      sendPage(request.context, reply, await findWaitingRows(request.context, open, request.query), request.query),
  });
  http.route({
    method: 'GET',
    url: '/api/measures/funnel/rows',
    schema: { tags, summary: 'The people behind a figure of the funnel', querystring: funnelRowsQuery, response: { 200: rowsAnswer } },
    handler: async (request, reply) =>
      sendPage(request.context, reply, await findFunnelRows(request.context, open, request.query), request.query),
  });
}

const notACursor = {
  kind: 'invalid',
  code: 'not-a-cursor',
  message: 'This is not a place in the rows.',
  where: 'cursor',
  accepted: '`next` of an earlier answer',
} as const;

async function sendPage(
  context: Context,
  reply: FastifyReply,
  outcome: Outcome<Rows>,
  page: { cursor?: string | undefined; limit: number },
) {
  if (!outcome.ok) return reply.problem(outcome.problem);
  const from = Number(page.cursor ?? 0);
  if (!Number.isSafeInteger(from) || from < 0) return reply.problem(notACursor);
  const { figure, journeys } = outcome;
  const to = from + page.limit;
  const rows = await nameRows(context, journeys, figure, from, to);
  return reply.send({
    formula: figure.formula,
    total: figure.total,
    withheld: figure.withheld ?? 0,
    rows,
    next: to < figure.total ? String(to) : null,
  });
}

function registerCsv(http: HttpApp, open: OpenJourneys): void {
  http.route({
    method: 'GET',
    url: '/api/measures/response-times/csv',
    schema: {
      tags,
      summary: 'The figures about waiting, or the rows behind one of them, as CSV',
      querystring: waitingCsvQuery,
      response: fileAnswer('text/csv', 'A header and rows.'),
    },
    handler: async ({ context, query }, reply) => {
      const { figure, by } = query;
      if (figure === undefined)
        return sendCsv(reply, 'response-times', await answerResponseTimes(context, open, query), ({ answer }) => waitingCsv(answer, by));
      return sendCsv(reply, `response-times-${figure}`, await findWaitingRows(context, open, { ...query, figure }), (rows) =>
        rowsCsv(context, rows),
      );
    },
  });
  http.route({
    method: 'GET',
    url: '/api/measures/funnel/csv',
    schema: {
      tags,
      summary: 'The funnel, or the people behind one of its figures, as CSV',
      querystring: funnelCsvQuery,
      response: fileAnswer('text/csv', 'A header and rows.'),
    },
    handler: async ({ context, query }, reply) => {
      const { figure, by } = query;
      if (figure === undefined)
        return sendCsv(reply, `funnel-${query.mode}`, await answerFunnel(context, open, query), ({ answer }) => funnelCsv(answer, by));
      return sendCsv(reply, `funnel-${query.mode}-${figure}`, await findFunnelRows(context, open, { ...query, figure }), (rows) =>
        rowsCsv(context, rows),
      );
    },
  });
}

function sendCsv<T extends object>(
  reply: FastifyReply,
  name: string,
  outcome: Outcome<T>,
  write: (found: T) => Iterable<string> | AsyncIterable<string>,
) {
  if (!outcome.ok) return reply.problem(outcome.problem);
  const file = `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.csv`;
  reply.header('content-type', 'text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${file}"`);
  return reply.send(Readable.from(write(outcome)));
}
