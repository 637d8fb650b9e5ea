import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { refusalTitles, type ProblemBody } from '#platform/http/problems.ts';

/** How far a process has come: only `ready` takes requests from whoever chooses between several. */
export type Readiness = 'starting' | 'migrating' | 'ready' | 'ending';

/**
 * The door of a server: it stands from the first moment of the process, says how far the process has come, and lets requests
 * in once there is somebody to answer them.
 */
export interface FrontDoor {
  port: number;
  readiness(): Readiness;
  /** The database answers and is brought to the newest migration. */
  isMigrating(): void;
  /** Everything is there: requests go to it from now on. */
  open(answer: RequestListener): void;
  /** `/ready` says no from now on, and each answer is the last of its connection; requests are answered as before. */
  announceEnd(): void;
  /**
   * Takes no new connections, and waits until the requests in hand are answered.
   * @param cutOff when it is over: what is not answered then is cut off.
   * @returns how many were.
   */
  close(cutOff: AbortSignal): Promise<number>;
}

/** What a browser or a proxy keeps open without asking is kept this long, longer than proxies keep theirs. */
const keepAliveMilliseconds = 72_000;

/** @throws when the port is taken. */
export async function openFrontDoor({ host, port }: { host: string; port: number }): Promise<FrontDoor> {
  let readiness: Readiness = 'starting';
  let answer: RequestListener = (request, response) => answerClosed(request, response, readiness);
  const inHand = new Set<ServerResponse>();
  const connections = new Set<Socket>();
  const server = createServer({ keepAliveTimeout: keepAliveMilliseconds, requestTimeout: 0 }, (request, response) => {
    inHand.add(response);
    response.once('close', () => void inHand.delete(response));
    if (readiness === 'ending') response.shouldKeepAlive = false;
    answer(request, response);
  });
  server.on('connection', (socket) => {
    connections.add(socket);
    socket.once('close', () => void connections.delete(socket));
  });
  server.on('clientError', refuseUnreadable);
  server.listen(port, host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    readiness: () => readiness,
    isMigrating: () => void (readiness = 'migrating'),
    open: (given) => {
      answer = given;
      // Told to end while it started, it is not ready any more.
      if (readiness !== 'ending') readiness = 'ready';
    },
    announceEnd: () => {
      readiness = 'ending';
      for (const response of inHand) response.shouldKeepAlive = false;
    },
    close: (cutOff) => closeServer(server, { inHand, connections }, cutOff),
  };
}

interface Visitors {
  inHand: ReadonlySet<ServerResponse>;
  connections: ReadonlySet<Socket>;
}

async function closeServer(server: Server, { inHand, connections }: Visitors, cutOff: AbortSignal): Promise<number> {
  // Connections whose answer had begun before the end was known stay open behind it.
  for (const response of inHand) response.once('close', () => setImmediate(() => server.closeIdleConnections()));
  const closed = once(server, 'close');
  server.close();
  // Browsers open connections before they know what to ask: the server does not count these as idle.
  for (const socket of connections) if (socket.bytesRead === 0) socket.destroy();
  const over = new Promise<'over'>((resolve) => {
    if (cutOff.aborted) resolve('over');
    cutOff.addEventListener('abort', () => resolve('over'), { once: true });
  });
  if ((await Promise.race([closed, over])) !== 'over') return 0;
  const left = inHand.size;
  server.closeAllConnections();
  await closed;
  return left;
}

const closedWords = {
  starting: 'Entente is starting.',
  migrating: 'Entente is bringing its database to the newest version.',
  ending: 'Entente is ending.',
  ready: 'Entente is ready.',
} as const satisfies Record<Readiness, string>;

/** As long as nobody is there to answer: that the process lives, and how far it has come. */
function answerClosed({ url = '/', headers }: IncomingMessage, response: ServerResponse, readiness: Readiness): void {
  const path = url.split('?')[0];
  if (path === '/health') return send(response, 200, 'application/json', JSON.stringify({ status: 'ok' }));
  if (path === '/ready') return send(response, 503, 'application/json', JSON.stringify({ status: readiness }));
  const isPage = /text\/html/.test(headers.accept ?? '') && !url.startsWith('/api/');
  if (isPage) return send(response, 503, 'text/html; charset=utf-8', waitingPage(readiness));
  const body = problem(503, readiness, `${closedWords[readiness]} Nothing was changed.`);
  return send(response, 503, 'application/problem+json', JSON.stringify(body));
}

const askAgainAfterSeconds = 2;

function send(response: ServerResponse, status: number, type: string, body: string): void {
  const safe = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'" };
  // Nobody reads what it asked with.
  response.shouldKeepAlive = false;
  if (status === 503) response.setHeader('retry-after', askAgainAfterSeconds);
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body), ...safe }).end(body);
}

/** For whoever opens a page a moment too early. It looks again by itself, and needs nothing but itself. */
function waitingPage(readiness: Readiness): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta http-equiv="refresh" content="${askAgainAfterSeconds}"><title>Entente</title><h1>${closedWords[readiness]}</h1><p>This page looks again by itself.</p></html>`;
}

function problem(status: number, code: string, detail: string): ProblemBody {
  return { type: `urn:entente:problem:${code}`, title: refusalTitles[status]!, status, detail, code };
}

/** Bytes that are no request come to no route, and are refused like everything else. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const isTooLarge = error.code === 'HPE_HEADER_OVERFLOW';
  const isLate = error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
  const line = isTooLarge ? '431 Request Header Fields Too Large' : isLate ? '408 Request Timeout' : '400 Bad Request';
  const body = JSON.stringify({
    ...problem(400, 'not-a-request', 'This is no request that can be read.'),
    status: Number.parseInt(line, 10),
  });
  const head = `HTTP/1.1 ${line}\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close`;
  socket.end(`${head}\r\n\r\n${body}`);
}
