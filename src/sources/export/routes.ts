import { fileAnswer } from '#platform/http/answers.ts';
import type { HttpApp } from '#platform/http/http-app.ts';
import { exportData } from './export-data.ts';
import { exportQuerySchema } from './schema.ts';

export function registerExportRoutes(http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/api/export',
    schema: {
      tags: ['sources'],
      summary: 'Everything as a zip archive of CSV files or JSON lines',
      querystring: exportQuerySchema,
      response: fileAnswer('application/zip', 'The archive.'),
    },
    handler: async (request, reply) => {
      const outcome = await exportData(request.context, request.query.format);
      if (!outcome.ok) return reply.problem(outcome.problem);
      void reply.type('application/zip').header('content-disposition', `attachment; filename="${outcome.fileName}"`);
      return reply.send(outcome.archive);
    },
  });
}
