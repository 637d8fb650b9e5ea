import type { HttpApp } from '#platform/http/http-app.ts';
import { findNotices, findUnread, noticeChoices, readNotices } from '#discussion/find-notices.ts';
import { choicesAnswer, choicesWanted, noticesAnswer, noticesQuery, readingsWanted, unreadAnswer } from '#discussion/schema.ts';
import type { Things } from '#discussion/things.ts';

const tags = ['discussion'];

/** Everybody's own: there is nothing here of anybody else. */
export function registerNoticeRoutes(http: HttpApp, things: Things): void {
  http.route({
    method: 'GET',
    url: '/api/notices',
    schema: { tags, summary: 'What you were told, the newest first', querystring: noticesQuery, response: { 200: noticesAnswer } },
    handler: async (request, reply) => {
      const outcome = await findNotices(request.context, things, request.query.after);
      return outcome.ok ? reply.send(outcome.answer) : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'GET',
    url: '/api/unread-notices',
    schema: { tags, summary: 'How many you have not read', response: { 200: unreadAnswer } },
    handler: async (request, reply) => {
      const outcome = await findUnread(request.context);
      return outcome.ok ? reply.send({ unread: outcome.unread }) : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'POST',
    url: '/api/notice-readings',
    schema: { tags, summary: 'Say which you have read', body: readingsWanted, response: { 201: unreadAnswer } },
    handler: async (request, reply) => {
      const outcome = await readNotices(request.context, request.body.ids);
      return outcome.ok ? reply.code(201).send({ unread: outcome.unread }) : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'GET',
    url: '/api/notice-choices',
    schema: { tags, summary: 'What you want to be told', response: { 200: choicesAnswer } },
    handler: async (request, reply) => {
      const outcome = await noticeChoices(request.context, null);
      if (!outcome.ok) return reply.problem(outcome.problem);
      const { choices, mail, mailWay } = outcome;
      return reply.send({ choices, mail, mailWay });
    },
  });
  http.route({
    method: 'PATCH',
    url: '/api/notice-choices',
    schema: { tags, summary: 'Choose what you want to be told', body: choicesWanted, response: { 200: choicesAnswer } },
    handler: async (request, reply) => {
      const outcome = await noticeChoices(request.context, request.body);
      if (!outcome.ok) return reply.problem(outcome.problem);
      const { choices, mail, mailWay } = outcome;
      return reply.send({ choices, mail, mailWay });
    },
  });
}
