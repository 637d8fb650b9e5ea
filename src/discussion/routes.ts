import { z } from 'zod';
import type { Context } from '#platform/context.ts';
import type { HttpApp } from '#platform/http/http-app.ts';
import { findDiscussion, readComment } from '#discussion/find-discussion.ts';
import { followThing } from '#discussion/follow-thing.ts';
import {
  aboutWanted,
  commentAnswer,
  commentEdit,
  commentWanted,
  discussionAnswer,
  followAnswer,
  followWanted,
} from '#discussion/schema.ts';
import type { Things } from '#discussion/things.ts';
import { editComment, removeComment, writeComment } from '#discussion/write-comment.ts';

const tags = ['discussion'];
const params = z.object({ id: z.string().max(100) });

/** An id that was never ours is answered like one of another company: there is no such comment. */
const idOf = ({ ids }: Context, publicId: string) => ids.decode('comment', publicId) ?? 0;

export function registerCommentRoutes(http: HttpApp, things: Things): void {
  http.route({
    method: 'GET',
    url: '/api/comments',
    schema: { tags, summary: 'What was said of something', querystring: aboutWanted, response: { 200: discussionAnswer } },
    handler: async (request, reply) => {
      const outcome = await findDiscussion(request.context, things, request.query);
      return outcome.ok ? reply.send(outcome.answer) : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'POST',
    url: '/api/comments',
    schema: { tags, summary: 'Say something of it', body: commentWanted, response: { 201: commentAnswer } },
    handler: async (request, reply) => {
      const outcome = await writeComment(request.context, things, request.body);
      if (!outcome.ok) return reply.problem(outcome.problem);
      return reply.code(201).send({ comment: await readComment(request.context, outcome.commentId) });
    },
  });
  http.route({
    method: 'PATCH',
    url: '/api/comments/:id',
    schema: { tags, summary: 'Say your own comment anew', params, body: commentEdit, response: { 200: commentAnswer } },
    handler: async (request, reply) => {
      const id = idOf(request.context, request.params.id);
      const outcome = await editComment(request.context, things, id, request.body);
      return outcome.ok ? reply.send({ comment: await readComment(request.context, id) }) : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'DELETE',
    url: '/api/comments/:id',
    schema: { tags, summary: 'Remove a comment', params, response: { 200: commentAnswer } },
    handler: async (request, reply) => {
      const id = idOf(request.context, request.params.id);
      const outcome = await removeComment(request.context, id);
      return outcome.ok ? reply.send({ comment: await readComment(request.context, id) }) : reply.problem(outcome.problem);
    },
  });
  registerFollows(http, things);
}

function registerFollows(http: HttpApp, things: Things): void {
  http.route({
    method: 'POST',
    url: '/api/follows',
    schema: { tags, summary: 'Follow something', body: followWanted, response: { 201: followAnswer } },
    handler: async (request, reply) => {
      const outcome = await followThing(request.context, things, request.body.about, true);
      return outcome.ok ? reply.code(201).send({ isFollowed: true }) : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'DELETE',
    url: '/api/follows',
    schema: { tags, summary: 'Follow something no more', querystring: aboutWanted, response: { 200: followAnswer } },
    handler: async (request, reply) => {
      const outcome = await followThing(request.context, things, request.query, false);
      return outcome.ok ? reply.send({ isFollowed: false }) : reply.problem(outcome.problem);
    },
  });
}
