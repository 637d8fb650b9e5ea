import { z } from 'zod';
import type { IdCodec } from '#kernel/id.ts';
import type { HttpApp } from '#platform/http/http-app.ts';
import { given } from '#workspace/members/given.ts';
import { changeProfile, removeLeave, showProfile, takeLeave, type Profile } from '#workspace/members/own-profile.ts';
import { leaveWanted, profile, profileChanges, type ProfileAnswer } from '#workspace/members/schema.ts';

const tags = ['workspace'];
const whole = z.object({ profile });

export function registerProfileRoutes(http: HttpApp): void {
  registerOwn(http);
  registerLeaves(http);
}

function registerOwn(http: HttpApp): void {
  const { ids } = http.platform;
  http.route({
    method: 'GET',
    url: '/api/profile',
    schema: { tags, summary: 'The own profile: name, clock, leave, names in sources', response: { 200: whole } },
    handler: async (request, reply) => {
      const outcome = await showProfile(request.context);
      return outcome.ok ? reply.send({ profile: onWire(ids, outcome.profile) }) : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'PATCH',
    url: '/api/profile',
    schema: { tags, summary: 'Change what is named of the own profile', body: profileChanges, response: { 200: whole } },
    handler: async (request, reply) => {
      const outcome = await changeProfile(request.context, given(request.body));
      return outcome.ok ? reply.send({ profile: onWire(ids, outcome.profile) }) : reply.problem(outcome.problem);
    },
  });
}

function registerLeaves(http: HttpApp): void {
  const { ids } = http.platform;
  http.route({
    method: 'POST',
    url: '/api/profile/leaves',
    schema: { tags, summary: 'Enter leave, the first and the last day included', body: leaveWanted, response: { 201: whole } },
    handler: async (request, reply) => {
      const outcome = await takeLeave(request.context, request.body);
      return outcome.ok ? reply.code(201).send({ profile: onWire(ids, outcome.profile) }) : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'DELETE',
    url: '/api/profile/leaves/:id',
    schema: { tags, summary: 'Remove leave', params: z.object({ id: z.string() }), response: { 200: whole } },
    handler: async (request, reply) => {
      const outcome = await removeLeave(request.context, ids.decode('memberLeave', request.params.id) ?? 0);
      return outcome.ok ? reply.send({ profile: onWire(ids, outcome.profile) }) : reply.problem(outcome.problem);
    },
  });
}

function onWire(ids: IdCodec, { member, names, leaves, suggestions }: Profile): ProfileAnswer {
  const { name, email, team, role, timeZone, workingHours, language } = member;
  return {
    id: ids.encode('member', member.id),
    name,
    email,
    team,
    role,
    timeZone,
    // The same, as lists that may be written to.
    workingHours: structuredClone(workingHours) as ProfileAnswer['workingHours'],
    language,
    names,
    leaves: leaves.map(({ id, startsOn, endsOn }) => ({ id: ids.encode('memberLeave', id), startsOn, endsOn })),
    suggestions,
  };
}
