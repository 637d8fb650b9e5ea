import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { Command } from 'commander';
import { connectionOver, type Connection, type Send } from './api-verbs.ts';
import { credentialFor, credentialForFolder, type Credential } from './credentials.ts';
import { CliRefusal } from './refusal.ts';
import { findRunningServer } from './running-server.ts';

export interface GlobalOptions {
  data?: string;
  url?: string;
  json?: boolean;
}

/** Finds the server that the options mean, or starts the embedded database for the length of the command. */
export async function connect(command: Command): Promise<Connection> {
  const options = command.optsWithGlobals<GlobalOptions>();
  // What is said on the line wins over the environment.
  const url = (options.url ?? (options.data ? undefined : process.env['ENTENTE_URL']))?.replace(/\/+$/, '');
  if (url) return remoteConnection(url, credentialFor(url));
  const { readSettings } = await import('#platform/settings.ts');
  const read = readSettings(options.data ? ['--data', options.data] : [], process.env);
  if (!read.ok) throw new CliRefusal(read.problem);
  const { dataFolder } = read.settings;
  const running = await findRunningServer(dataFolder);
  if (running) return remoteConnection(running, credentialForFolder(running, dataFolder));
  const { openLocally } = await import('./local-connection.ts');
  return openLocally({ ...read.settings, dataFolder: resolve(dataFolder) });
}

/** Connects, works, and leaves nothing running. */
export async function withConnection<T>(command: Command, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await connect(command);
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}

function remoteConnection(url: string, credential: Credential): Connection {
  const send: Send = async ({ method, path, body, contentType, asBytes }) => {
    const headers = contentType ? { ...credential.headers, 'content-type': contentType } : credential.headers;
    const init = { method, headers, ...(body === undefined ? {} : { body, duplex: 'half' }) } as RequestInit;
    const answer = await fetch(`${url}${path}`, init).catch((error: Error) => {
      throw new CliRefusal({ message: `No answer from ${url}: ${(error.cause as Error | undefined)?.message ?? error.message}.` });
    });
    if (answer.status === 401) throw new CliRefusal(credential.whenUnknown);
    if (asBytes && answer.ok && answer.body)
      return { status: answer.status, text: '', bytes: Readable.fromWeb(answer.body as ReadableStream) };
    return { status: answer.status, text: await answer.text() };
  };
  return connectionOver(send, url, async () => {});
}
