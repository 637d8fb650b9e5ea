import { spawn, type ChildProcess } from 'node:child_process';
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync, chmodSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { launchEmbeddedPostgres } from '#platform/embedded-postgres/launch.ts';
import { createLog } from '#platform/log.ts';
import type { ImportRun } from '#sources/schema.ts';
import { inventedContacts, inventedTouches, writeContacts, writeTouches } from './invented-files.ts';

// The bars of the import, on the running product: a server as bin/start starts it, files uploaded over HTTP, and somebody
// who opens a list and a person all the while.
//   node bench/import-scale.ts [people] [touches] [folder of files to keep]     1000000 20000000 unless said
// Beside each: a bare COPY of the same file into one plain table of text by the owner, in the same run and database.

interface Scale {
  rows: number;
  seconds: number;
  rowsPerSecond: number;
  peakMegabytes: number;
  list: Latency;
  person: Latency;
  bareCopySeconds: number;
  timesBareCopy: number;
}

interface Latency {
  asked: number;
  p50: number;
  p95: number;
}

const [people = 1_000_000, touches = 20_000_000] = process.argv.slice(2, 4).map(Number);
const keep = process.argv[4];
const files = keep ?? mkdtempSync(join(tmpdir(), 'entente-bench-files-'));
const folder = mkdtempSync(join(tmpdir(), 'entente-bench-'));
chmodSync(folder, 0o755);
const postgres = await launchEmbeddedPostgres({ dataFolder: folder, log: createLog('silent') });
const server = startServer(folder);
try {
  const ask = await setUp(await addressOf(server));
  const contacts = await written(join(files, `contacts-${people}.csv`), (file) => writeContacts(file, people));
  say({ people: await measure(ask, contacts, inventedContacts) });
  if (touches > 0) {
    const log = await written(join(files, `touches-${touches}-of-${people}.csv`), (file) => writeTouches(file, touches, people));
    say({ touches: await measure(ask, log, inventedTouches) });
  }
} finally {
  server.kill('SIGINT');
  await new Promise((ended) => server.once('exit', ended));
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
  if (!keep) rmSync(files, { recursive: true, force: true });
}

function say(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

async function written(file: string, write: (file: string) => Promise<void>): Promise<string> {
  if (!existsSync(file)) await write(file);
  return file;
}

function startServer(dataFolder: string): ChildProcess {
  const root = resolve(import.meta.dirname, '..');
  const words = [
    '--disable-warning=ExperimentalWarning',
    '--max-semi-space-size=16',
    join(root, 'src/main.ts'),
    '--data',
    dataFolder,
    '--port',
    '4781',
  ];
  return spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
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

type Ask = <T>(path: string, init?: RequestInit & { duplex?: 'half' }) => Promise<T>;

/** @returns a way to ask as the head of marketing. */
async function setUp(address: URL): Promise<Ask> {
  let cookie = '';
  const ask: Ask = async (path, init = {}) => {
    const headers = { origin: address.origin, cookie, 'content-type': 'application/json', ...(init.headers as Record<string, string>) };
    const response = await fetch(new URL(path, address), { ...init, headers });
    cookie =
      response.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; ') || cookie;
    const answer = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${answer}`);
    return JSON.parse(answer || 'null');
  };
  const usual = [['09:00', '17:00']];
  const workingHours = { mon: usual, tue: usual, wed: usual, thu: usual, fri: usual, sat: [], sun: [] };
  const company = { name: 'Northlake Instruments', timeZone: 'UTC', currency: 'EUR', workingHours, holidays: [] };
  const account = {
    name: 'Ana Ruiz',
    email: 'ana@northlake.example',
    password: 'a long enough password',
    team: 'marketing',
    role: 'head-of-marketing',
  };
  await ask('/api/companies', { method: 'POST', body: JSON.stringify({ token: address.searchParams.get('token'), company, account }) });
  await ask('/api/auth/sign-in/email', { method: 'POST', body: JSON.stringify({ email: account.email, password: account.password }) });
  return ask;
}

/** Of the import itself, from the request to its end, by the clock of whoever asked for it; the upload is before it. */
async function measure(ask: Ask, file: string, mapping: unknown): Promise<Scale> {
  const body = Readable.toWeb(createReadStream(file, { highWaterMark: 1 << 20 })) as NonNullable<RequestInit['body']>;
  const upload = await ask<{ upload: { id: string } }>(`/api/uploads?name=${basename(file)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'content-length': String(statSync(file).size) },
    body,
    duplex: 'half',
  });
  const memory = watchMemory(server.pid!);
  const begun = performance.now();
  const asked = await ask<{ importRun: ImportRun }>('/api/import-runs', {
    method: 'POST',
    body: JSON.stringify({ uploadIds: [upload.upload.id], mapping }),
  });
  const readers = readWhile(ask);
  const run = await endOf(ask, asked.importRun.id);
  const seconds = (performance.now() - begun) / 1000;
  const latencies = await readers.stop();
  if (run.state !== 'done') throw new Error(`the import is ${run.state}: ${run.problem?.message}`);
  const bareCopySeconds = await bareCopy(file);
  return {
    rows: run.rowsRead,
    seconds: rounded(seconds),
    rowsPerSecond: Math.round(run.rowsRead / seconds),
    peakMegabytes: memory.stop(),
    ...latencies,
    bareCopySeconds: rounded(bareCopySeconds),
    timesBareCopy: rounded(seconds / bareCopySeconds),
  };
}

async function endOf(ask: Ask, id: string): Promise<ImportRun> {
  for (;;) {
    const { importRun } = await ask<{ importRun: ImportRun }>(`/api/import-runs/${id}`);
    if (importRun.finishedAt) return importRun;
    await pause(200);
  }
}

/** Opens a page of the list, then somebody on it, twice a second, for as long as the import runs. */
function readWhile(ask: Ask) {
  const over = new AbortController();
  const list: number[] = [];
  const person: number[] = [];
  const timed = async <T>(into: number[], path: string): Promise<T> => {
    const begun = performance.now();
    const answer = await ask<T>(path);
    into.push(performance.now() - begun);
    return answer;
  };
  const reading = (async () => {
    for (let at = 0; !over.signal.aborted; at++) {
      const { people: found } = await timed<{ people: { id: string }[] }>(list, `/api/people?search=${at % 3 ? `First${at % 997}` : ''}`);
      const one = found[at % Math.max(1, found.length)];
      if (one) await timed(person, `/api/people/${one.id}`);
      await pause(400);
    }
  })();
  const stop = async () => {
    over.abort();
    await reading;
    return { list: latencyOf(list), person: latencyOf(person) };
  };
  return { stop };
}

function latencyOf(milliseconds: number[]): Latency {
  const sorted = milliseconds.toSorted((one, other) => one - other);
  const at = (share: number) => rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { asked: sorted.length, p50: at(0.5), p95: at(0.95) };
}

function watchMemory(pid: number): { stop(): number } {
  let peak = 0;
  const look = () => {
    const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
    peak = Math.max(peak, kilobytes);
  };
  const timer = setInterval(look, 100);
  return {
    stop: () => {
      clearInterval(timer);
      return Math.round(peak / 1024);
    },
  };
}

async function bareCopy(file: string): Promise<number> {
  const client = new pg.Client({ connectionString: postgres.ownerUrl });
  // What breaks it is told by whatever is asked of it.
  client.on('error', () => {});
  await client.connect();
  const columns = readFirstLine(file)
    .split(',')
    .map((_, at) => `c${at} text`);
  await client.query(`create table public.bare (${columns.join(', ')})`);
  const begun = performance.now();
  await pipeline(
    createReadStream(file, { highWaterMark: 1 << 20 }),
    client.query(copyFrom('copy public.bare from stdin with (format csv, header)')),
  );
  const seconds = (performance.now() - begun) / 1000;
  await client.query('drop table public.bare');
  await client.end();
  return seconds;
}

function readFirstLine(file: string): string {
  return readFileSync(file, { encoding: 'utf8' }).slice(0, 1000).split('\n', 1)[0]!;
}

function rounded(value: number): number {
  return Number(value.toFixed(value < 10 ? 2 : 1));
}
