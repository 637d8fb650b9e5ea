import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Outcome } from '#kernel/problem.ts';
import type { HttpApp } from '#platform/http/http-app.ts';
import { changeSchedule, createSchedule, lookNow, removeSchedule } from './change-schedules.ts';
import { findSchedules } from './find-schedules.ts';
import { removedSchema } from '../schema.ts';
import * as schema from './schema.ts';

const tags = ['sources'];
const params = z.object({ id: z.string() });

export function registerScheduleRoutes(http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/api/import-schedules',
    schema: { tags, summary: 'Imports that come round, with what became of them', response: { 200: schema.schedulesAnswerSchema } },
    handler: async (request, reply) => {
      const outcome = await findSchedules(request.context);
      if (!outcome.ok) return reply.problem(outcome.problem);
      return reply.send({ importSchedules: outcome.importSchedules, openFolders: [...request.context.settings.importFolders] });
    },
  });
  http.route({
    method: 'POST',
    url: '/api/import-schedules',
    schema: {
      tags,
      summary: 'Make an import of an address or a folder come round',
      body: schema.scheduleWantedSchema,
      response: { 201: schema.scheduleAnswerSchema },
    },
    handler: async (request, reply) => {
      const created = await createSchedule(request.context, request.body);
      const found = created.ok ? await findOne(request, created.id) : created;
      return found.ok ? reply.code(201).send({ importSchedule: found.importSchedule }) : reply.problem(found.problem);
    },
  });
  registerOneSchedule(http);
}

function registerOneSchedule(http: HttpApp): void {
  // An id that was never ours is answered like one of another company: there is no such schedule.
  const idOf = (request: FastifyRequest<{ Params: { id: string } }>) => http.platform.ids.decode('importSchedule', request.params.id) ?? 0;
  http.route({
    method: 'PATCH',
    url: '/api/import-schedules/:id',
    schema: {
      tags,
      summary: 'Change a schedule, pause it, or let it go on',
      params,
      body: schema.scheduleChangesSchema,
      response: { 200: schema.scheduleAnswerSchema },
    },
    handler: async (request, reply) => {
      const changed = await changeSchedule(request.context, idOf(request), request.body);
      const found = changed.ok ? await findOne(request, changed.id) : changed;
      return found.ok ? reply.send({ importSchedule: found.importSchedule }) : reply.problem(found.problem);
    },
  });
  http.route({
    method: 'DELETE',
    url: '/api/import-schedules/:id',
    schema: { tags, summary: 'End a schedule; its imports stay', params, response: { 200: removedSchema } },
    handler: async (request, reply) => {
      const outcome = await removeSchedule(request.context, idOf(request));
      return outcome.ok ? reply.send({ removed: true as const }) : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'POST',
    url: '/api/import-schedules/:id/runs',
    schema: { tags, summary: 'Look now', params, response: { 202: schema.scheduleAnswerSchema } },
    handler: async (request, reply) => {
      const begun = await lookNow(request.context, idOf(request));
      const found = begun.ok ? await findOne(request, idOf(request)) : begun;
      return found.ok ? reply.code(202).send({ importSchedule: found.importSchedule }) : reply.problem(found.problem);
    },
  });
}

async function findOne({ context }: FastifyRequest, id: number): Promise<Outcome<{ importSchedule: schema.ScheduleAnswer }>> {
  const found = await findSchedules(context);
  if (!found.ok) return found;
  const publicId = context.ids.encode('importSchedule', id);
  return { ok: true, importSchedule: found.importSchedules.find((schedule) => schedule.id === publicId)! };
}
