import { z } from 'zod';
import type { HttpApp } from '#platform/http/http-app.ts';
import { strictLimit } from '#platform/http/rate-limits.ts';
import { endNoticeMails } from '#discussion/mail/end-notice-mails.ts';

const tags = ['discussion'];
const params = z.object({ token: z.string().max(200) });
const url = '/api/notice-mail-ends/:token';

/** Mail programs post a form here in one click (RFC 8058), without a sign-in; people who follow the link are asked first. */
export function registerNoticeMailRoutes(http: HttpApp): void {
  void http.register(async (form) => {
    form.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, _body, done) => done(null, {}));
    (form as HttpApp).route({
      method: 'POST',
      url,
      config: { public: true, rateLimit: strictLimit },
      schema: {
        tags,
        summary: 'End the notices by mail of whoever was sent this link',
        params,
        response: { 201: z.object({ ended: z.literal(true) }) },
      },
      handler: async (request, reply) => {
        const outcome = await endNoticeMails(http.platform, request.params.token);
        return outcome.ok ? reply.code(201).send({ ended: true as const }) : reply.problem(outcome.problem);
      },
    });
  });
  http.route({
    method: 'GET',
    url,
    config: { public: true },
    schema: { tags, summary: 'To the page that asks whether to end them', params, response: { 302: z.null().describe('To the page.') } },
    handler: async (request, reply) => reply.redirect(`/unsubscribe/${encodeURIComponent(request.params.token)}`, 302),
  });
}
