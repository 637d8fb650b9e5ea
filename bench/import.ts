import { createReadStream, createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { inWorkspace } from '#platform/database/database.ts';
import { runImport, usualBatchRows } from '#sources/import/run-import.ts';
import { requestImport } from '#sources/request-import.ts';
import { receiveUpload } from '#sources/uploads/receive-upload.ts';
import { openBench, receivers, type Bench } from './import-setup.ts';

// From a file to people: upload, request, import, as the application's role under row-level security, against a bare COPY
// of the same file into one plain table of text by the owner. Start-up is not counted.
// node bench/import.ts [FILE MAPPING]; without a file, 200,000 invented contacts.

interface Measured {
  rows: number;
  seconds: number;
  rowsPerSecond: number;
  peakMegabytes: number;
}

async function measureImport({ context }: Bench, file: string, mapping: unknown): Promise<Measured> {
  const memory = watchMemory();
  const begun = performance.now();
  const received = await receiveUpload(context, basename(file), createReadStream(file, { highWaterMark: 1 << 20 }));
  if (!received.ok) throw new Error(received.problem.message);
  const asked = await requestImport(context, [received.upload.id], mapping);
  if (!asked.ok) throw new Error(asked.problem.message);
  await runImport(context, asked.importRunId, { receivers, batchRows: usualBatchRows, signal: new AbortController().signal });
  const seconds = (performance.now() - begun) / 1000;
  const rows = await inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const found = await tx.client.query('select rows_read as rows, state from entente.import_progress where import_run_id = $1', [
      asked.importRunId,
    ]);
    if (found.rows[0].state !== 'done') throw new Error('the import failed');
    return found.rows[0].rows as number;
  });
  return { rows, seconds, rowsPerSecond: Math.round(rows / seconds), peakMegabytes: memory.stop() };
}

function watchMemory(): { stop(): number } {
  let peak = 0;
  const timer = setInterval(() => void (peak = Math.max(peak, process.memoryUsage.rss())), 20);
  return {
    stop: () => {
      clearInterval(timer);
      return Math.round(peak / 1024 / 1024);
    },
  };
}

/** @returns seconds. */
async function measureCopy({ ownerUrl }: Bench, file: string): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const [header] = readFileSync(file, 'utf8').split(/\r?\n/, 1) as [string];
  await client.query(
    `create table public.bare (${header
      .split(',')
      .map((_, at) => `c${at} text`)
      .join(', ')})`,
  );
  const begun = performance.now();
  await pipeline(createReadStream(file), client.query(copyFrom('copy public.bare from stdin with (format csv, header)')));
  const seconds = (performance.now() - begun) / 1000;
  await client.query('drop table public.bare');
  await client.end();
  return seconds;
}

const inventedMapping = {
  entente: 1,
  source: 'Invented contacts',
  shape: 'table',
  stages: [],
  person: {
    keys: [{ space: 'contact', columns: ['id'] }],
    firstName: { column: 'first' },
    lastName: { column: 'last' },
    email: { column: 'email' },
    phone: { column: 'phone' },
    title: { column: 'title' },
    company: { column: 'company' },
    attributes: { source: { column: 'source' }, domain: { column: 'domain' }, city: { column: 'city' }, country: { column: 'country' } },
  },
};

async function writeInventedContacts(file: string, rows: number): Promise<void> {
  const out = createWriteStream(file);
  out.write('id,source,first,last,email,company,domain,phone,city,country,title\n');
  for (let at = 0; at < rows; at++) {
    const company = `Company ${at % 20_011}`;
    const line = `${at},${at % 2 ? 'crm' : 'fair'},First${at % 997},Last${(at * 7919) % 10_007},p${at}@c${at % 20_011}.example,"${company}, Inc.",c${at % 20_011}.example,+49 30 ${1_000_000 + at},City ${at % 311},DE,Manager\n`;
    if (!out.write(line)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

const folder = mkdtempSync(join(tmpdir(), 'entente-bench-file-'));
const [given, givenMapping] = process.argv.slice(2);
const file = given ?? join(folder, 'contacts.csv');
if (!existsSync(file)) await writeInventedContacts(file, 200_000);
const mapping = givenMapping === undefined ? inventedMapping : (JSON.parse(readFileSync(givenMapping, 'utf8')) as unknown);
const bench = await openBench();
try {
  const copySeconds = file.endsWith('.gz') ? null : await measureCopy(bench, file);
  const first = await measureImport(bench, file, mapping);
  const again = await measureImport(bench, file, mapping);
  const timesBareCopy = copySeconds === null ? null : Number((first.seconds / copySeconds).toFixed(1));
  process.stdout.write(`${JSON.stringify({ first, again, bareCopySeconds: copySeconds, timesBareCopy }, null, 2)}\n`);
} finally {
  await bench.close();
  rmSync(folder, { recursive: true, force: true });
}
