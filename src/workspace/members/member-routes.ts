import { z } from 'zod';
import type { IdCodec } from '#kernel/id.ts';
import type { HttpApp } from '#platform/http/http-app.ts';
import { addMember } from '#workspace/members/add-member.ts';
import { newMember } from '#workspace/members/schema.ts';

const tags = ['workspace'];

export function registerMemberRoutes(http: HttpApp): void {
  const { ids } = http.platform;
  http.route({
    method: 'POST',
    url: '/api/members',
    schema: {
      tags,
      summary: 'Add a member who has not signed in yet; an invitation opens the door later',
      body: newMember,
      response: { 201: z.object({ memberId: z.string() }) },
    },
    handler: async (request, reply) => {
      const { managerId, ...wanted } = request.body;
      const outcome = await addMember(request.context, given({ ...wanted, managerId: rowOf(ids, managerId) }));
      return outcome.ok ? reply.code(201).send({ memberId: ids.encode('member', outcome.memberId) }) : reply.problem(outcome.problem);
    },
  });
}

/** An id that was never ours leads to nobody, like one of another company. */
function rowOf(ids: IdCodec, id: string | null | undefined): number | null | undefined {
  return typeof id === 'string' ? (ids.decode('member', id) ?? 0) : id;
}

type Given<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Without the fields that are there but undefined. */
function given<T extends object>(body: T): Given<T> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as Given<T>;
}
