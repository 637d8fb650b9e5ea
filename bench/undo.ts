import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inWorkspace } from '#platform/database/database.ts';
import { runImport, usualBatchRows } from '#sources/import/run-import.ts';
import { requestImport } from '#sources/request-import.ts';
import { requestRedo, requestUndo } from '#sources/undo/request-undo.ts';
import { runUndo } from '#sources/undo/run-undo.ts';
import { receiveUpload } from '#sources/uploads/receive-upload.ts';
import { openBench, receivers, type Bench } from './import-setup.ts';

// How long it takes to take an import of many people back, and to put it back; and to undo the first of two imports of them.
// node bench/undo.ts [PEOPLE]

const mapping = (source: string) => ({
  entente: 1,
  source,
  shape: 'table',
  timeZone: 'UTC',
  stages: ['Met'],
  person: {
    keys: [{ space: 'contact', columns: ['id'] }],
    name: { column: 'name' },
    email: { column: 'mail' },
    company: { column: 'company' },
    attributes: { city: { column: 'city' } },
  },
  moments: [{ column: 'met', becomes: 'captured', stage: 'Met' }],
});

async function writePeople(file: string, people: number): Promise<void> {
  const out = createWriteStream(file);
  out.write('id,name,mail,company,city,met\n');
  for (let at = 0; at < people; at++) {
    const line = `${at},First${at % 997} Last${(at * 7919) % 10_007},p${at}@c${at % 20_011}.example,Company ${at % 20_011},City ${at % 311},2026-0${1 + (at % 9)}-1${at % 9}\n`;
    if (!out.write(line)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

async function bring({ context }: Bench, file: string, source: string): Promise<number> {
  const received = await receiveUpload(context, 'people.csv', createReadStream(file, { highWaterMark: 1 << 20 }));
  if (!received.ok) throw new Error(received.problem.message);
  const asked = await requestImport(context, [received.upload.id], mapping(source));
  if (!asked.ok) throw new Error(asked.problem.message);
  await runImport(context, asked.importRunId, { receivers, batchRows: usualBatchRows, signal: new AbortController().signal });
  return asked.importRunId;
}

async function turn({ context }: Bench, run: number, direction: 'undo' | 'redo'): Promise<void> {
  const id = context.ids.encode('importRun', run);
  const asked = direction === 'undo' ? await requestUndo(context, id, { takesWorkedOn: false }) : await requestRedo(context, id);
  if (!asked.ok) throw new Error(asked.problem.message);
  await runUndo(context, asked.undo.id, { receivers, workedOn: [] });
}

async function measured(what: string, work: () => Promise<unknown>): Promise<void> {
  let peak = 0;
  const timer = setInterval(() => void (peak = Math.max(peak, process.memoryUsage.rss())), 20);
  const begun = performance.now();
  await work();
  clearInterval(timer);
  process.stdout.write(`${what}: ${((performance.now() - begun) / 1000).toFixed(1)} s, peak ${Math.round(peak / 2 ** 20)} MB\n`);
}

const people = Number(process.argv[2] ?? 1_000_000);
const folder = mkdtempSync(join(tmpdir(), 'entente-bench-file-'));
const bench = await openBench();
try {
  const file = join(folder, 'people.csv');
  await writePeople(file, people);
  let first = 0;
  await measured(`import of ${people} people`, async () => (first = await bring(bench, file, 'People')));
  await measured('undo of it', () => turn(bench, first, 'undo'));
  await measured('redo of it', () => turn(bench, first, 'redo'));
  await measured('the same people from another source', () => bring(bench, file, 'Others'));
  await measured('undo of the first: everybody stays, by the second', () => turn(bench, first, 'undo'));
  await inWorkspace(bench.context.database, bench.context.caller.workspaceId, async (tx) => {
    const { rows } = await tx.client.query('select count(*) as people from entente.people');
    process.stdout.write(`${rows[0].people} people are left\n`);
  });
} finally {
  await bench.close();
  rmSync(folder, { recursive: true, force: true });
}
