import { z } from 'zod';
import type { Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import type { HttpApp } from '#platform/http/http-app.ts';
import { answerAsk } from '#asks/answer-ask.ts';
import { settleAsk, withdrawAsk } from '#asks/end-ask.ts';
import { eraseWords } from '#asks/erase-words.ts';
import { findAbouts } from '#asks/find-abouts.ts';
import { findAsk } from '#asks/find-ask.ts';
import { findAsks } from '#asks/find-asks.ts';
import { makeAsk } from '#asks/make-ask.ts';
import { promiseAsk } from '#asks/promise-ask.ts';
import {
  aboutsAnswer,
  aboutsQuery,
  answerWanted,
  askAnswer,
  asksAnswer,
  asksQuery,
  askWanted,
  erasureOfWordsWanted,
  promiseWanted,
  takingWanted,
  withdrawalWanted,
} from '#asks/schema.ts';
import { takeAsk } from '#asks/take-ask.ts';

const tags = ['asks'];
const params = z.object({ id: z.string().max(100) });

export function registerAsksRoutes(http: HttpApp): void {
  registerQuestions(http);
  registerAbouts(http);
  registerSteps(http);
}

/** An id that was never ours is answered like one of another company: there is no such ask. */
const idOf = ({ ids }: Context, publicId: string) => ids.decode('ask', publicId) ?? 0;

function registerQuestions(http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/api/asks',
    schema: { tags, summary: 'What the sides ask of each other, overdue first', querystring: asksQuery, response: { 200: asksAnswer } },
    handler: async (request, reply) => {
      const outcome = await findAsks(request.context, request.query);
      return outcome.ok ? reply.send(outcome.answer) : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'POST',
    url: '/api/asks',
    schema: { tags, summary: 'Ask the other side something', body: askWanted, response: { 201: askAnswer } },
    handler: async (request, reply) => {
      const outcome = await makeAsk(request.context, request.body);
      if (!outcome.ok) return reply.problem(outcome.problem);
      const found = await findAsk(request.context, outcome.askId);
      return found.ok ? reply.code(201).send(found.answer) : reply.problem(found.problem);
    },
  });
  http.route({
    method: 'GET',
    url: '/api/asks/:id',
    schema: { tags, summary: 'One ask and everything that happened to it', params, response: { 200: askAnswer } },
    handler: async (request, reply) => {
      const outcome = await findAsk(request.context, idOf(request.context, request.params.id));
      return outcome.ok ? reply.send(outcome.answer) : reply.problem(outcome.problem);
    },
  });
}

function registerAbouts(http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/api/asks/:id/abouts',
    schema: { tags, summary: 'What an ask is about', params, querystring: aboutsQuery, response: { 200: aboutsAnswer } },
    handler: async (request, reply) => {
      const { context, params: named, query } = request;
      const outcome = await findAbouts(context, idOf(context, named.id), query.after);
      return outcome.ok ? reply.send(outcome.answer) : reply.problem(outcome.problem);
    },
  });
}

function registerSteps(http: HttpApp): void {
  step(http, 'takings', 'Take it, or hand it to somebody', takingWanted, takeAsk);
  step(http, 'promises', 'Promise a day, or renew the promise', promiseWanted, promiseAsk);
  step(http, 'answers', 'Answer', answerWanted, (context, id, { text }) => answerAsk(context, id, text));
  step(http, 'settlements', 'Say that it is answered enough', z.strictObject({}), settleAsk);
  step(http, 'withdrawals', 'Withdraw it', withdrawalWanted, (context, id, { reason }) => withdrawAsk(context, id, reason));
  step(http, 'erasures', 'Erase what somebody wrote; who and when stays', erasureOfWordsWanted, (context, id, { place }) =>
    eraseWords(context, id, place),
  );
}

/** Every step is a row more, and answers with the ask as it stands then. */
function step<Body extends z.ZodType<object>>(
  http: HttpApp,
  noun: string,
  summary: string,
  body: Body,
  run: (context: Context, askId: number, wanted: z.infer<Body>) => Promise<Outcome>,
): void {
  http.route({
    method: 'POST',
    url: `/api/asks/:id/${noun}`,
    schema: { tags, summary, params, body, response: { 201: askAnswer } },
    handler: async (request, reply) => {
      const id = idOf(request.context, (request.params as z.infer<typeof params>).id);
      const outcome = await run(request.context, id, request.body as z.infer<Body>);
      if (!outcome.ok) return reply.problem(outcome.problem);
      const found = await findAsk(request.context, id);
      return found.ok ? reply.code(201).send(found.answer) : reply.problem(found.problem);
    },
  });
}
