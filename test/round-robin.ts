import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** A proxy before several app processes: each request goes to the next one, and past those that are gone. */
export interface RoundRobin {
  url: string;
  /** How many answers came from each, by its place. */
  answered: readonly number[];
  close(): Promise<void>;
}

/** @param targets addresses without a slash at the end; asked anew for each request, so that they may come and go. */
export async function roundRobin(targets: () => readonly string[]): Promise<RoundRobin> {
  const answered: number[] = [];
  let turn = 0;
  const pass = (request: IncomingMessage, body: Buffer, response: ServerResponse, triesLeft: number) => {
    const all = targets();
    const place = turn++ % all.length;
    const headers = { ...request.headers, 'x-forwarded-proto': 'http', 'x-forwarded-for': '198.51.100.7' };
    const passed = ask(`${all[place]}${request.url}`, { method: request.method, headers, agent: false }, (answer) => {
      answered[place] = (answered[place] ?? 0) + 1;
      response.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(response);
    });
    passed.on('error', () => {
      if (triesLeft > 0 && !response.headersSent) return pass(request, body, response, triesLeft - 1);
      response.destroy();
    });
    passed.end(body);
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => pass(request, Buffer.concat(chunks), response, targets().length));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { url: `http://localhost:${(server.address() as AddressInfo).port}`, answered, close };
}
