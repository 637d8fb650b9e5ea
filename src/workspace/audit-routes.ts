import { t } from '#kernel/language/say.ts';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { endOfDay, isDay, startOfDay } from '#kernel/local-day.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { fileAnswer } from '#platform/http/answers.ts';
import type { HttpApp } from '#platform/http/http-app.ts';
import { readAbout, type AuditFilter } from '#workspace/audit-filter.ts';
import { exportAuditEvents } from '#workspace/export-audit-events.ts';
import { listAuditEvents } from '#workspace/list-audit-events.ts';
import { requirePermission } from '#workspace/permissions.ts';
import { auditEvent, auditQuestion, type AuditQuestion } from '#workspace/schema.ts';
import { findCompany } from '#workspace/store.ts';

const tags = ['workspace'];

/** What happened: a page at a time for screens, all of it for files. */
export function registerAuditRoutes(http: HttpApp): void {
  const { ids } = http.platform;
  http.route({
    method: 'GET',
    url: '/api/audit-events',
    schema: {
      tags,
      summary: 'What happened, newest first',
      querystring: auditQuestion.extend({ before: z.string().max(100).optional() }),
      response: { 200: z.object({ events: z.array(auditEvent), next: z.string().nullable() }) },
    },
    handler: async (request, reply) => {
      const read = await filterOf(request, request.query);
      if (!read.ok) return reply.problem(read.problem);
      const before = request.query.before === undefined ? null : ids.decode('event', request.query.before);
      if (before === null && request.query.before !== undefined) return reply.problem(notAnEvent(request.query.before).problem);
      const outcome = await listAuditEvents(request.context, read.filter, before);
      if (!outcome.ok) return reply.problem(outcome.problem);
      const events = outcome.events.map(({ id, at, about, ...event }) => ({
        ...event,
        id: ids.encode('event', id),
        at: at.toISOString(),
        about: about && { thing: about.thing, id: ids.encode(about.thing, about.id) },
      }));
      return reply.send({ events, next: outcome.next === null ? null : ids.encode('event', outcome.next) });
    },
  });
  for (const { ending, type } of files) registerFile(http, ending, type);
}

const files = [
  { ending: 'csv', type: 'text/csv' },
  { ending: 'jsonl', type: 'application/x-ndjson' },
] as const;

function registerFile(http: HttpApp, ending: 'csv' | 'jsonl', type: string): void {
  http.route({
    method: 'GET',
    url: `/api/audit-events.${ending}`,
    schema: {
      tags,
      summary: `What happened, all of it that is asked for, as ${ending === 'csv' ? 'CSV' : 'lines of JSON'}`,
      querystring: auditQuestion,
      response: fileAnswer(type, 'One line for each event, newest first.'),
    },
    handler: async (request, reply) => {
      const read = await filterOf(request, request.query);
      if (!read.ok) return reply.problem(read.problem);
      const outcome = await exportAuditEvents(request.context, read.filter, ending);
      if (!outcome.ok) return reply.problem(outcome.problem);
      void reply.type(`${type}; charset=utf-8`).header('content-disposition', `attachment; filename="what-happened.${ending}"`);
      return reply.send(outcome.body);
    },
  });
}

/** Days are the company's, both inclusive. */
async function filterOf(
  { context }: FastifyRequest,
  { who, kind, from, to, about }: AuditQuestion,
): Promise<Outcome<{ filter: AuditFilter }>> {
  const problem = requirePermission(context, 'audit.read');
  if (problem) return { ok: false, problem };
  const { ids, database, caller } = context;
  const wrongDay = [from, to].find((day) => day !== undefined && !isDay(day));
  if (wrongDay !== undefined)
    return refuse('invalid', 'not-a-day', t`Not a day: ${wrongDay}.`, {
      where: wrongDay === from ? 'from' : 'to',
      accepted: t`2026-11-17 and the like`,
    });
  const whose = who === undefined || who === 'operator' || who === 'system' ? who : ids.decode('member', who);
  if (whose === null)
    return refuse('invalid', 'not-a-member', t`Not a member: ${who}.`, {
      where: 'who',
      accepted: t`the id of a member, operator or system`,
    });
  const thing = about === undefined ? undefined : readAbout(about, (each, text) => ids.decode(each, text));
  if (thing === null)
    return refuse('invalid', 'not-a-thing', t`Nothing of that id can be asked about: ${about}.`, {
      where: 'about',
      accepted: t`the id of an ask, an import, a person, a member or an API key`,
    });
  const zone = (await inWorkspace(database, caller.workspaceId, findCompany))?.timeZone ?? 'UTC';
  return {
    ok: true,
    filter: {
      who: whose,
      kind,
      from: from === undefined ? undefined : new Date(startOfDay(from, zone)),
      until: to === undefined ? undefined : new Date(endOfDay(to, zone)),
      about: thing,
    },
  };
}

const notAnEvent = (text: string) =>
  refuse('invalid', 'not-an-event', t`Not an event: ${text}.`, { where: 'before', accepted: t`\`next\` of an earlier answer` });
