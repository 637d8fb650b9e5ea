import { z } from 'zod';
import type { HttpApp } from '#platform/http/http-app.ts';
import { strictLimit } from '#platform/http/rate-limits.ts';
import type { Mail, MailState } from '#platform/mail/mail-store.ts';
import { changeMailSettings, removeMailSettings, showMailSettings } from '#workspace/mail/mail-settings.ts';
import { listOutbox, sendAgain, showMail } from '#workspace/mail/outbox.ts';
import { mail, mailSettings, mailSettingsWanted, mailTestWanted, mailWhole, type MailAnswer } from '#workspace/mail/schema.ts';
import { sendTestMail } from '#workspace/mail/test-mail.ts';

const tags = ['mail'];
const byId = z.object({ id: z.string() });

export function registerMailRoutes(http: HttpApp): void {
  registerSettings(http);
  registerOutbox(http);
}

function registerSettings(http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/api/mail-settings',
    schema: { tags, summary: 'How mail leaves, without its password', response: { 200: z.object({ mailSettings }) } },
    handler: async (request, reply) => {
      const outcome = await showMailSettings(request.context);
      return outcome.ok ? reply.send({ mailSettings: outcome.mailSettings }) : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'PATCH',
    url: '/api/mail-settings',
    schema: { tags, summary: 'Set up how mail leaves', body: mailSettingsWanted, response: { 200: z.object({ mailSettings }) } },
    handler: async (request, reply) => {
      const outcome = await changeMailSettings(request.context, request.body);
      return outcome.ok ? reply.send({ mailSettings: outcome.mailSettings }) : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'DELETE',
    url: '/api/mail-settings',
    schema: { tags, summary: 'Send no mail from now on; the outbox keeps it', response: { 200: z.object({ removed: z.literal(true) }) } },
    handler: async (request, reply) => {
      const outcome = await removeMailSettings(request.context);
      return outcome.ok ? reply.send({ removed: true as const }) : reply.problem(outcome.problem);
    },
  });
  http.route({
    method: 'POST',
    url: '/api/mail-tests',
    schema: {
      tags,
      summary: 'Send a test mail now; a refusal has the mail server’s own words',
      body: mailTestWanted,
      response: { 201: z.object({ mail }) },
    },
    config: { rateLimit: strictLimit },
    handler: async (request, reply) => {
      const outcome = await sendTestMail(request.context, request.body);
      return outcome.ok ? reply.code(201).send({ mail: onWire(http, outcome.mail) }) : reply.problem(outcome.problem);
    },
  });
}

function registerOutbox(http: HttpApp): void {
  const { ids } = http.platform;
  http.route({
    method: 'GET',
    url: '/api/mails',
    schema: {
      tags,
      summary: 'The outbox, newest first',
      querystring: z.object({ before: z.string().optional() }),
      response: { 200: z.object({ mails: z.array(mail), next: z.string().nullable() }) },
    },
    handler: async (request, reply) => {
      const { before } = request.query;
      const outcome = await listOutbox(request.context, before === undefined ? null : (ids.decode('mail', before) ?? 0));
      if (!outcome.ok) return reply.problem(outcome.problem);
      const next = outcome.next === null ? null : ids.encode('mail', outcome.next);
      return reply.send({ mails: outcome.mails.map((each) => onWire(http, each)), next });
    },
  });
  http.route({
    method: 'GET',
    url: '/api/mails/:id',
    schema: { tags, summary: 'One mail: what it says, and what became of it', params: byId, response: { 200: mailWhole } },
    handler: async (request, reply) => {
      const outcome = await showMail(request.context, ids.decode('mail', request.params.id) ?? 0);
      if (!outcome.ok) return reply.problem(outcome.problem);
      // What it says may be a way in: no cache on the way keeps it.
      return reply
        .header('cache-control', 'no-store')
        .send({ mail: onWire(http, outcome.mail), text: outcome.text, history: outcome.history.map(stateOnWire) });
    },
  });
  http.route({
    method: 'POST',
    url: '/api/mails/:id/tries',
    schema: { tags, summary: 'Send a mail that did not leave', params: byId, response: { 201: z.object({ mail }) } },
    handler: async (request, reply) => {
      const outcome = await sendAgain(request.context, ids.decode('mail', request.params.id) ?? 0);
      return outcome.ok ? reply.code(201).send({ mail: onWire(http, outcome.mail) }) : reply.problem(outcome.problem);
    },
  });
}

function onWire(http: HttpApp, known: Mail): MailAnswer {
  const { to, subject, aboutKind, writtenBy } = known;
  const { at: beganAt, ...state } = stateOnWire(known);
  return {
    id: http.platform.ids.encode('mail', known.id),
    to,
    subject,
    aboutKind,
    writtenBy,
    writtenAt: known.writtenAt.toISOString(),
    ...state,
    beganAt,
  };
}

function stateOnWire({ state, reason, said, nextTryAt, beganAt }: MailState) {
  return { state, reason, said, nextTryAt: nextTryAt?.toISOString() ?? null, at: beganAt.toISOString() };
}
