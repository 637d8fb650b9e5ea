import { once } from 'node:events';
import { Agent, createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A proxy that asks several app processes whether they are ready, and hands requests to those that were when it last asked. It
 * keeps its connections, and never tries a request twice: what a process drops, is dropped.
 */
export interface WatchfulProxy {
  url: string;
  /** Whether a process was ready when it was last asked. */
  isReady(target: string): boolean;
  close(): Promise<void>;
}

const looksEveryMilliseconds = 200;

/** @param targets addresses without a slash at the end; asked anew, so that they may come and go. */
export async function watchfulProxy(targets: () => readonly string[]): Promise<WatchfulProxy> {
  const agent = new Agent({ keepAlive: true });
  let ready = new Set<string>();
  const look = async () => {
    const asked = targets().map(async (target) => ((await fetch(`${target}/ready`).catch(() => null))?.ok ? [target] : []));
    ready = new Set((await Promise.all(asked)).flat());
  };
  const looking = setInterval(() => void look(), looksEveryMilliseconds);
  let turn = 0;
  const server = createServer((request, response) => {
    const open = targets().filter((target) => ready.has(target));
    const target = open[turn++ % open.length];
    if (!target) return void response.writeHead(502).end();
    const passed = ask(`${target}${request.url}`, { method: request.method, headers: request.headers, agent }, (answer) => {
      // Each connection has headers of its own.
      const { connection: _, ...headers } = answer.headers;
      response.writeHead(answer.statusCode!, headers);
      answer.pipe(response);
    });
    passed.on('error', () => (response.headersSent ? response.destroy() : response.writeHead(502).end()));
    request.pipe(passed);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  await look();
  const close = async () => {
    clearInterval(looking);
    agent.destroy();
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { url: `http://localhost:${(server.address() as AddressInfo).port}`, isReady: (target) => ready.has(target), close };
}
