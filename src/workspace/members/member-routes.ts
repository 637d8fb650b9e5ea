import { z } from 'zod';
import type { IdCodec } from '#kernel/id.ts';
import type { HttpApp } from '#platform/http/http-app.ts';
import { listMembers, type ListedMember } from '#workspace/list-members.ts';
import { addMember } from '#workspace/members/add-member.ts';
import { changeMember, endMember, returnMember } from '#workspace/members/change-member.ts';
import { given } from '#workspace/members/given.ts';
import { memberChanges, newMember } from '#workspace/members/schema.ts';
import { member, type MemberAnswer } from '#workspace/schema.ts';

const tags = ['workspace'];
const byId = z.object({ id: z.string() });
const changed = z.object({ memberId: z.string() });

export function registerMemberRoutes(http: HttpApp): void {
  registerList(http);
  registerChanges(http);
  registerEnds(http);
}

function registerList(http: HttpApp): void {
  const { ids } = http.platform;
  http.route({
    method: 'GET',
    url: '/api/members',
    schema: {
      tags,
      summary: 'Everybody who works here; with former=true also who did',
      querystring: z.object({ former: z.enum(['true', 'false']).optional() }),
      response: { 200: z.object({ members: z.array(member) }) },
    },
    handler: async (request, reply) => {
      const outcome = await listMembers(request.context, { former: request.query.former === 'true' });
      return outcome.ok ? reply.send({ members: outcome.members.map((each) => onWire(ids, each)) }) : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'POST',
    url: '/api/members',
    schema: {
      tags,
      summary: 'Add a member who has not signed in yet; an invitation opens the door later',
      body: newMember,
      response: { 201: changed },
    },
    handler: async (request, reply) => {
      const { managerId, ...wanted } = request.body;
      const outcome = await addMember(request.context, given({ ...wanted, managerId: rowOf(ids, managerId) }));
      return outcome.ok ? reply.code(201).send({ memberId: ids.encode('member', outcome.memberId) }) : reply.problem(outcome.problem);
    },
  });
}

function registerChanges(http: HttpApp): void {
  const { ids } = http.platform;
  http.route({
    method: 'PATCH',
    url: '/api/members/:id',
    schema: {
      tags,
      summary: 'Change team, role, manager or names in sources',
      params: byId,
      body: memberChanges,
      response: { 200: changed },
    },
    handler: async (request, reply) => {
      const { managerId, ...wanted } = request.body;
      const memberId = ids.decode('member', request.params.id) ?? 0;
      const outcome = await changeMember(request.context, memberId, given({ ...wanted, managerId: rowOf(ids, managerId) }));
      return outcome.ok ? reply.send({ memberId: ids.encode('member', outcome.member.id) }) : reply.problem(outcome.problem);
    },
  });
}

function registerEnds(http: HttpApp): void {
  const { ids } = http.platform;
  http.route({
    method: 'POST',
    url: '/api/members/:id/ends',
    schema: { tags, summary: 'End a membership: signed out everywhere, keys ended', params: byId, response: { 201: changed } },
    handler: async (request, reply) => {
      const outcome = await endMember(request.context, ids.decode('member', request.params.id) ?? 0);
      return outcome.ok ? reply.code(201).send({ memberId: ids.encode('member', outcome.member.id) }) : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'POST',
    url: '/api/members/:id/returns',
    schema: { tags, summary: 'Take back somebody who left', params: byId, response: { 201: changed } },
    handler: async (request, reply) => {
      const outcome = await returnMember(request.context, ids.decode('member', request.params.id) ?? 0);
      return outcome.ok ? reply.code(201).send({ memberId: ids.encode('member', outcome.member.id) }) : reply.problem(outcome.problem);
    },
  });
}

function onWire(ids: IdCodec, { id, name, email, team, role, joinedAt, managerId, names, away, endedAt }: ListedMember): MemberAnswer {
  return {
    id: ids.encode('member', id),
    name,
    email,
    team,
    role,
    joinedAt: joinedAt.toISOString(),
    managerId: managerId === null ? null : ids.encode('member', managerId),
    names: [...names],
    away: away && { backOn: away.backOn },
    endedAt: endedAt?.toISOString() ?? null,
  };
}

/** An id that was never ours leads to nobody, like one of another company. */
function rowOf(ids: IdCodec, id: string | null | undefined): number | null | undefined {
  return typeof id === 'string' ? (ids.decode('member', id) ?? 0) : id;
}
