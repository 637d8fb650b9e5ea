import { spawn, type ChildProcess } from 'node:child_process';
import { createReadStream, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { ImportRun } from '#sources/schema.ts';

/** The product as bin/start starts it, in a process of its own. */
export interface RunningServer {
  /** Where to set the company up, at the first start; else where it answers. */
  address: URL;
  process: ChildProcess;
  stop(): Promise<void>;
}

export async function startServer(dataFolder: string, port: number): Promise<RunningServer> {
  const main = join(resolve(import.meta.dirname, '..'), 'src/main.ts');
  const words = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=16', main, '--data', dataFolder, '--port', String(port)];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  const stop = async () => {
    const ended = new Promise((over) => child.once('exit', over));
    child.kill('SIGINT');
    await ended;
  };
  return { address: await addressOf(child), process: child, stop };
}

async function addressOf(child: ChildProcess): Promise<URL> {
  let said = '';
  for await (const text of child.stdout!) {
    said += String(text);
    const address = /https?:\/\/\S+(?=\n)/.exec(said);
    if (address) return new URL(address[0]);
  }
  throw new Error('the server did not start');
}

export type Ask = <T>(path: string, init?: RequestInit & { duplex?: 'half' }) => Promise<T>;

const account = {
  name: 'Ana Ruiz',
  email: 'ana@northlake.example',
  password: 'a long enough password',
  team: 'marketing',
  role: 'head-of-marketing',
};

/** Signs in as the head of marketing; sets the company up first where the address has the token for it. */
export async function signIn(address: URL): Promise<Ask> {
  let cookie = '';
  const ask: Ask = async (path, init = {}) => {
    const headers = { origin: address.origin, cookie, 'content-type': 'application/json', ...(init.headers as Record<string, string>) };
    const response = await fetch(new URL(path, address), { ...init, headers });
    const given = response.headers.getSetCookie().map((one) => one.split(';')[0]);
    cookie = given.join('; ') || cookie;
    const answer = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${answer}`);
    return JSON.parse(answer || 'null');
  };
  const usual = [['09:00', '17:00']];
  const workingHours = { mon: usual, tue: usual, wed: usual, thu: usual, fri: usual, sat: [], sun: [] };
  const company = { name: 'Northlake Instruments', timeZone: 'UTC', currency: 'EUR', workingHours, holidays: [] };
  const token = address.searchParams.get('token');
  if (token) await ask('/api/companies', { method: 'POST', body: JSON.stringify({ token, company, account }) });
  await ask('/api/auth/sign-in/email', { method: 'POST', body: JSON.stringify({ email: account.email, password: account.password }) });
  return ask;
}

export async function importFile(ask: Ask, file: string, mapping: unknown): Promise<ImportRun> {
  const body = Readable.toWeb(createReadStream(file, { highWaterMark: 1 << 20 })) as NonNullable<RequestInit['body']>;
  const headers = { 'content-type': 'application/octet-stream', 'content-length': String(statSync(file).size) };
  const { upload } = await ask<{ upload: { id: string } }>(`/api/uploads?name=${basename(file)}`, {
    method: 'POST',
    headers,
    body,
    duplex: 'half',
  });
  const asked = await ask<{ importRun: ImportRun }>('/api/import-runs', {
    method: 'POST',
    body: JSON.stringify({ uploadIds: [upload.id], mapping }),
  });
  for (;;) {
    const { importRun } = await ask<{ importRun: ImportRun }>(`/api/import-runs/${asked.importRun.id}`);
    if (importRun.state === 'failed') throw new Error(`${file}: ${importRun.problem?.message}`);
    if (importRun.finishedAt) return importRun;
    await pause(300);
  }
}
