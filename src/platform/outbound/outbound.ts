import { t } from '#kernel/language/say.ts';
import { lookup } from 'node:dns/promises';
import { request as requestHttp, type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Outcome } from '#kernel/problem.ts';
import { readAllowedHosts } from './allowed-hosts.ts';
import { isConnectionHeader } from './connection-headers.ts';
import { checkDestination, type Destination, type ResolveHost } from './check-destination.ts';
import { limitBody } from './limit-body.ts';
import { OutboundProblem } from './outbound-problem.ts';

export interface OutboundRequest {
  url: string;
  method?: 'GET' | 'POST';
  /** Sent to the host of `url` only: a redirect to another one does without them. None that belongs to the connection, such as Host. */
  headers?: Readonly<Record<string, string>>;
  body?: string;
  /** Largest answer, in bytes. */
  mostBytes: number;
  /** Until the last byte of the answer, in milliseconds. */
  mostMilliseconds: number;
  signal?: AbortSignal;
}

export interface OutboundAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  /** Where it came from, behind all redirects. */
  url: string;
  /** @throws OutboundProblem when it is larger or slower than asked for, or breaks off. To be read or `return`ed. */
  body: AsyncGenerator<Buffer>;
}

/** The one way out of this product to other people's hosts. */
export interface Outbound {
  send(request: OutboundRequest): Promise<Outcome<{ answer: OutboundAnswer }>>;
}

const mostRedirects = 5;
const redirects: readonly number[] = [301, 302, 303, 307, 308];

/**
 * @param options.allow what the operator opens beyond public hosts (ENTENTE_OUTBOUND_ALLOW).
 * @param options.resolve the system's resolver unless said.
 */
export function createOutbound(options: { allow: readonly string[]; resolve?: ResolveHost }): Outbound {
  const allowed = readAllowedHosts(options.allow);
  const resolve = options.resolve ?? ((name) => lookup(name, { all: true }));
  const check = (url: URL) => checkDestination(url, allowed, resolve);
  return {
    send: async (request) => {
      const time = AbortSignal.timeout(request.mostMilliseconds);
      const signal = request.signal ? AbortSignal.any([time, request.signal]) : time;
      try {
        return { ok: true, answer: await follow(request, signal, check) };
      } catch (error) {
        const known = problemOf(error, time, request);
        if (!known) throw error;
        return { ok: false, problem: { ...known.problem, where: 'url' } };
      }
    },
  };
}

/** Every address on the way is checked anew, and resolved anew only there. */
async function follow(request: OutboundRequest, signal: AbortSignal, check: (url: URL) => Promise<Destination>): Promise<OutboundAnswer> {
  let url = parse(request.url);
  refuseConnectionHeaders(request);
  let hop = request;
  for (let followed = 0; ; followed++) {
    const incoming = await ask(await check(url), hop, signal);
    const { statusCode: status = 0, headers } = incoming;
    const target = redirects.includes(status) ? headers.location : undefined;
    if (target === undefined) return answerOf(incoming, url, request, signal);
    incoming.destroy();
    if (followed === mostRedirects)
      throw new OutboundProblem('too-many-redirects', t`${url.host} sends on more than ${mostRedirects} times.`);
    const next = parse(target, url);
    hop = redirected(hop, status, next.origin === url.origin);
    url = next;
  }
}

/** With a length or a host of its own a request could say something else to whoever stands in between than to the host that was checked. */
function refuseConnectionHeaders({ headers = {} }: OutboundRequest): void {
  const name = Object.keys(headers).find(isConnectionHeader);
  if (name !== undefined) throw new OutboundProblem('header-of-connection', t`${name} is for the connection to say.`, t`another header`);
}

function parse(text: string, base?: URL): URL {
  if (URL.canParse(text, base?.href)) return new URL(text, base?.href);
  throw new OutboundProblem('not-an-address', t`Not an address of the web.`, t`https://files.example/export.csv and the like`);
}

/** What goes to one host is not for another, not even for the same host without encryption. */
function redirected({ body, headers, ...hop }: OutboundRequest, status: number, isSameOrigin: boolean): OutboundRequest {
  const staysAsItIs = status === 307 || status === 308;
  if (body !== undefined && staysAsItIs && !isSameOrigin)
    throw new OutboundProblem('sent-on', t`What was sent would be sent on to another host.`);
  return {
    ...hop,
    method: staysAsItIs ? (hop.method ?? 'GET') : 'GET',
    ...(isSameOrigin && headers && { headers }),
    ...(isSameOrigin && staysAsItIs && body !== undefined && { body }),
  };
}

/** One request, over a connection of its own, to one of the checked addresses. */
function ask(
  { url, addresses }: Destination,
  { method = 'GET', headers, body }: OutboundRequest,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const options: RequestOptions = {
    method,
    agent: false,
    signal,
    headers: { 'user-agent': 'Entente', accept: '*/*', 'accept-encoding': 'identity', ...headers },
    // Whatever the name says by now: connected is to what was checked.
    lookup: (_name, { all }, done) => (all ? done(null, addresses) : done(null, addresses[0]!.address, addresses[0]!.family)),
  };
  return new Promise((resolve, reject) => {
    const asked: ClientRequest = url.protocol === 'https:' ? requestHttps(url, options) : requestHttp(url, options);
    asked.on('response', resolve);
    asked.on('error', reject);
    // An answer comes in one piece: nothing else is spoken over this connection.
    asked.on('upgrade', (_answer, socket) =>
      socket.destroy(new OutboundProblem('not-http', t`${url.host} does not answer as a web server does.`)),
    );
    asked.end(body);
  });
}

function answerOf(incoming: IncomingMessage, url: URL, request: OutboundRequest, signal: AbortSignal): OutboundAnswer {
  const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, [value].flat().join(', ')]));
  const time = (error: unknown) => problemOf(error, signal, request) ?? error;
  return { status: incoming.statusCode ?? 0, headers, url: url.href, body: limitBody(incoming, request.mostBytes, time) };
}

/** The failures of networks in words; null for our own. Messages of the system hold addresses that are nobody's business. */
function problemOf(error: unknown, time: AbortSignal, { url, mostMilliseconds }: OutboundRequest): OutboundProblem | null {
  if (error instanceof OutboundProblem) return error;
  const host = URL.canParse(url) ? new URL(url).host : 'the host';
  const { code = '', name } = error as { code?: string; name?: string };
  if (time.aborted && (time.reason as { name?: string } | undefined)?.name === 'TimeoutError') {
    return new OutboundProblem('too-slow', t`${host} did not answer to the end within ${Math.round(mostMilliseconds / 1000)} seconds.`);
  }
  if (name === 'AbortError') return null;
  if (code === 'ECONNREFUSED') return new OutboundProblem('no-answer', t`Nobody answers at ${host}.`);
  if (/CERT|SELF_SIGNED|ALTNAME|UNABLE_TO_/.test(code))
    return new OutboundProblem('not-trusted', t`The certificate of ${host} is not to be trusted (${code}).`);
  if (code !== '') return new OutboundProblem('no-answer', t`${host} cannot be reached (${code}).`);
  return null;
}
