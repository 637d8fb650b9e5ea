import { fileAnswer } from '#platform/http/answers.ts';
import type { HttpApp } from '#platform/http/http-app.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { readCompany } from '#workspace/public.ts';
import { erasePerson, type Erasers } from '#identity/erase-person.ts';
import { reportAsPage } from '#identity/report-as-page.ts';
import { reportPerson, type Reporters } from '#identity/report-person.ts';
import { erasureAnswer, erasureWanted, personParamsSchema, personReport } from '#identity/schema.ts';

const tags = ['people'];

export function registerPersonalDataRoutes(http: HttpApp, slices: { erasers: Erasers; reporters: Reporters }): void {
  registerErasures(http, slices.erasers);
  registerReports(http, slices.reporters);
}

function registerErasures(http: HttpApp, erasers: Erasers): void {
  http.route({
    method: 'POST',
    url: '/api/people/:id/erasures',
    schema: {
      tags,
      summary: 'Erase a person: figures stay, nothing is said of them any more',
      params: personParamsSchema,
      body: erasureWanted,
      response: { 201: erasureAnswer },
    },
    handler: async (request, reply) => {
      const { context, params, body } = request;
      const outcome = await erasePerson(context, params.id, body, erasers);
      if (!outcome.ok) return reply.problem(outcome.problem);
      const toCheck = outcome.toCheck.map(({ what, thing, id }) => ({ what, thing, id: context.ids.encode(thing, id) }));
      return reply.code(201).send({ erasedAt: outcome.erasedAt.toISOString(), toCheck });
    },
  });
}

function registerReports(http: HttpApp, reporters: Reporters): void {
  http.route({
    method: 'GET',
    url: '/api/people/:id/report',
    schema: { tags, summary: 'Everything that is held of a person', params: personParamsSchema, response: { 200: personReport } },
    handler: async (request, reply) => {
      const outcome = await reportPerson(request.context, request.params.id, reporters);
      if (!outcome.ok) return reply.problem(outcome.problem);
      const { personId, name, madeAt, sections } = outcome.report;
      const rows = sections.map((section) => ({ ...section, rows: section.rows.map((row) => ({ ...row })) }));
      return reply.send({
        person: { id: request.context.ids.encode('person', personId), name },
        madeAt: madeAt.toISOString(),
        sections: rows,
      });
    },
  });
  http.route({
    method: 'GET',
    url: '/api/people/:id/report.html',
    schema: {
      tags,
      summary: 'The same as a page to print or to hand over',
      params: personParamsSchema,
      response: fileAnswer('text/html', 'The page.'),
    },
    handler: async (request, reply) => {
      const { context, params } = request;
      const outcome = await reportPerson(context, params.id, reporters);
      if (!outcome.ok) return reply.problem(outcome.problem);
      const { workspaceId } = context.caller;
      const company = await inWorkspace(context.database, workspaceId, readCompany);
      return reply
        .type('text/html; charset=utf-8')
        .header('content-disposition', `attachment; filename="report-${params.id}.html"`)
        .send(reportAsPage(outcome.report, company?.name ?? 'this company'));
    },
  });
}
