import { t } from '#kernel/language/say.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { compressAssets } from '#platform/http/compress-assets.ts';
import { sendProblem } from '#platform/http/problems.ts';

/**
 * Serves the built web app. Files under /assets carry a hash of their content in their name and never change;
 * everything else is asked for anew. Any other address of a page gets index.html: the web app knows its own pages.
 */
export async function registerWebApp(http: FastifyInstance, webFolder: string): Promise<void> {
  const isBuilt = existsSync(join(webFolder, 'index.html'));
  if (isBuilt) {
    await compressAssets(join(webFolder, 'assets'));
    await http.register(fastifyStatic, {
      root: webFolder,
      serve: false,
      preCompressed: true,
      index: false,
      dotfiles: 'deny',
      cacheControl: false,
    });
    const handler = (request: FastifyRequest, reply: FastifyReply) =>
      isPage(request) ? sendIndex(reply) : sendFile(reply, (request.params as { '*': string })['*']);
    http.get('/*', { config: { public: true, rateLimit: false }, schema: { hide: true } }, handler);
  }
  http.setNotFoundHandler(sendMissing);
}

function sendFile(reply: FastifyReply, path: string): FastifyReply {
  if (path === 'index.html') return sendIndex(reply);
  return reply.header('cache-control', path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache').sendFile(path);
}

function sendIndex(reply: FastifyReply): FastifyReply {
  return reply.code(200).header('cache-control', 'no-store').sendFile('index.html');
}

/** A page has no dot in its last part and is asked for by a browser that reads HTML. */
function isPage(request: FastifyRequest): boolean {
  const path = request.url.split('?')[0]!;
  const acceptsHtml = /text\/html|\*\/\*/.test(request.headers.accept ?? '*/*');
  return request.method === 'GET' && acceptsHtml && !path.startsWith('/api/') && !/\.[^/]*$/.test(path);
}

function sendMissing(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const isApi = request.url.startsWith('/api/');
  const accepted = isApi ? t`the addresses of /api/openapi.json` : t`the addresses of this app; build it with bin/start when it is missing`;
  return sendProblem(reply, {
    kind: 'missing',
    code: 'no-such-address',
    message: t`There is nothing at ${request.method} ${request.url.split('?')[0]}.`,
    accepted,
  });
}
