import type { HttpApp } from '#platform/http/http-app.ts';
import { changeRoles, showRoles } from '#workspace/roles/roles.ts';
import { roleChanges, rolesAnswer } from '#workspace/roles/schema.ts';

const tags = ['members'];

export function registerRoleRoutes(http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/api/roles',
    schema: { tags, summary: 'What each role may do, which fields it sees and whose rows', response: { 200: rolesAnswer } },
    handler: async (request, reply) => {
      const outcome = await showRoles(request.context);
      return outcome.ok ? reply.send(outcome.answer) : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'PATCH',
    url: '/api/roles',
    schema: { tags, summary: 'Change which fields and rows roles see', body: roleChanges, response: { 200: rolesAnswer } },
    handler: async (request, reply) => {
      const outcome = await changeRoles(request.context, request.body);
      return outcome.ok ? reply.send(outcome.answer) : reply.problem(outcome.problem);
    },
  });
}
