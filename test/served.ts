import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { usualHours } from '#workspace/company.ts';
import type { RunningServer } from '#test/program.ts';

export interface Reply {
  status: number;
  // Stories read what they expect and fail where it is not there.
  // oxlint-disable-next-line typescript/no-explicit-any
  body: any;
  cookie: string | null;
}

/** Asks a server that really listens. @param headers what shows who asks. */
export async function askServer(
  url: string,
  method: string,
  path: string,
  body?: object | string | null,
  headers: object = {},
): Promise<Reply> {
  const isFile = typeof body === 'string';
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: {
      origin: new URL(url).origin,
      ...(body ? { 'content-type': isFile ? 'application/octet-stream' : 'application/json' } : {}),
      ...headers,
    },
    ...(body ? { body: isFile ? body : JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  const isJson = /json/.test(answer.headers.get('content-type') ?? '');
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0]!)
    .join('; ');
  return { status: answer.status, body: isJson ? JSON.parse(text) : text, cookie: cookie || null };
}

export const raj = {
  name: 'Raj Patel',
  email: 'raj@northlake.example',
  password: 'a quiet morning in Delft',
  team: 'operations',
  role: 'operator',
};

/** Northlake, set up by Raj, who operates it. @returns what shows that it is him. */
export async function setUpServed({ url, setUpToken }: RunningServer): Promise<{ cookie: string }> {
  const company = { name: 'Northlake Instruments', timeZone: 'Europe/Amsterdam', currency: 'EUR', workingHours: usualHours, holidays: [] };
  const { status, body, cookie } = await askServer(url, 'POST', '/api/companies', { token: setUpToken, company, account: raj });
  if (status !== 201) throw new Error(`set-up was refused: ${JSON.stringify(body)}`);
  return { cookie: cookie! };
}

/** The key of a data folder. */
export function operatorOf(dataFolder: string): { authorization: string } {
  return { authorization: `Bearer ${readFileSync(join(dataFolder, 'operator-key'), 'utf8').trim()}` };
}

export const manyMapping = {
  entente: 1,
  source: 'Many contacts',
  shape: 'table',
  stages: ['Met'],
  person: { keys: [{ space: 'contact', columns: ['id'] }], name: { column: 'name' }, email: { column: 'email' } },
  moments: [{ column: 'met', becomes: 'captured', stage: 'Met' }],
};

/** A file of contacts, enough for something to happen while it is imported. */
export function manyContacts(rows: number): string {
  const lines = Array.from(
    { length: rows },
    (_, at) => `${at},Person Number${at},person${at}@many.example,2026-0${1 + (at % 9)}-1${at % 10}`,
  );
  return `${['id,name,email,met', ...lines].join('\n')}\n`;
}

/** Uploads and asks for the import. @returns its id. */
export async function beginImport(url: string, content: string, headers: object): Promise<string> {
  const upload = await askServer(url, 'POST', '/api/uploads?name=many.csv', content, headers);
  const run = await askServer(url, 'POST', '/api/import-runs', { uploadIds: [upload.body.upload.id], mapping: manyMapping }, headers);
  if (run.status !== 201) throw new Error(`the import was refused: ${JSON.stringify(run.body)}`);
  return run.body.importRun.id as string;
}

/** Asks again and again until it holds. */
export async function until<T>(ask: () => Promise<T | null | undefined | false>): Promise<T> {
  for (;;) {
    const found = await ask();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** How an import stands. */
export async function importAt(
  url: string,
  id: string,
  headers: object,
): Promise<{ state: string; rowsRead: number; created: number; refused: number }> {
  return (await askServer(url, 'GET', `/api/import-runs/${id}`, null, headers)).body.importRun;
}
