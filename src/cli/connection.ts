import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { connectionOver, type Connection, type Send } from './api-verbs.ts';
import { CliRefusal } from './refusal.ts';
import { savedSession } from './saved-sessions.ts';

export interface GlobalOptions {
  data?: string;
  url?: string;
  json?: boolean;
}

/** Finds the server that the options mean, or starts the embedded database for the length of the command. */
export async function connect(command: Command): Promise<Connection> {
  const options = command.optsWithGlobals<GlobalOptions>();
  const url = options.url ?? process.env['ENTENTE_URL'];
  if (url) return remoteConnection(url.replace(/\/+$/, ''), remoteCredential(url));
  const { readSettings } = await import('#platform/settings.ts');
  const read = readSettings(options.data ? ['--data', options.data] : [], process.env);
  if (!read.ok) throw new CliRefusal(read.problem);
  const { dataFolder } = read.settings;
  const running = await runningServer(dataFolder);
  if (running) return remoteConnection(running, process.env['ENTENTE_API_KEY'] ?? operatorKeyOf(dataFolder) ?? remoteCredential(running));
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

/** The server of a data folder writes its address there; one that was killed left it behind and does not answer. */
async function runningServer(dataFolder: string): Promise<string | null> {
  const file = join(dataFolder, 'server.json');
  if (!existsSync(file)) return null;
  try {
    const { url } = JSON.parse(readFileSync(file, 'utf8')) as { url: string };
    const answer = await fetch(`${url}/health`, { signal: AbortSignal.timeout(2000) });
    return answer.ok ? url : null;
  } catch {
    return null;
  }
}

function operatorKeyOf(dataFolder: string): string | null {
  try {
    return readFileSync(join(dataFolder, 'operator-key'), 'utf8').trim();
  } catch {
    return null;
  }
}

function remoteCredential(url: string): string | Cookie {
  const key = process.env['ENTENTE_API_KEY'];
  if (key) return key;
  const cookie = savedSession(url);
  if (cookie) return { cookie };
  throw new CliRefusal({
    message: `${url} wants to know who asks.`,
    accepted: `an API key in ENTENTE_API_KEY (Settings, API keys), or: entente sign-in --url ${url}`,
  });
}

interface Cookie {
  cookie: string;
}

function remoteConnection(url: string, credential: string | Cookie): Connection {
  const identity: Record<string, string> =
    typeof credential === 'string' ? { authorization: `Bearer ${credential}` } : { cookie: credential.cookie, origin: url };
  const send: Send = async ({ method, path, body, contentType }) => {
    const headers = contentType ? { ...identity, 'content-type': contentType } : identity;
    const init = { method, headers, ...(body === undefined ? {} : { body, duplex: 'half' }) } as RequestInit;
    const answer = await fetch(`${url}${path}`, init).catch((error: Error) => {
      throw new CliRefusal({ message: `No answer from ${url}: ${(error.cause as Error | undefined)?.message ?? error.message}.` });
    });
    return { status: answer.status, text: await answer.text() };
  };
  return connectionOver(send, url, async () => {});
}
