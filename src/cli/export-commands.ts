import { createReadStream, createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import yauzl from 'yauzl';
import type { ExportManifest } from '#sources/export/schema.ts';
import type { ImportRun } from '#sources/schema.ts';
import type { Connection } from './api-verbs.ts';
import { withConnection } from './connection.ts';
import { print } from './output.ts';
import { CliRefusal } from './refusal.ts';

/** Everything out, and in again. */
export function addExportCommands(program: Command): void {
  program
    .command('export')
    .description('take everything out, as files that bring it all back')
    .argument('<place>', 'a folder that is empty or not there yet; or an archive, FILE.zip')
    .option('--format <format>', 'csv or jsonl', 'csv')
    .action((place: string, { format }: { format: string }, command: Command) => exportTo(place, format, command));
}

async function exportTo(place: string, format: string, command: Command): Promise<void> {
  const isArchive = place.endsWith('.zip');
  if (isArchive ? existsSync(place) : existsSync(place) && readdirSync(place).length > 0) {
    throw new CliRefusal({ message: `There is something at ${place} already.`, accepted: 'a place where nothing is overwritten' });
  }
  await withConnection(command, async (connection) => {
    const bytes = await connection.download('/api/export', { format });
    mkdirSync(isArchive ? dirname(place) : place, { recursive: true });
    const archive = isArchive ? place : join(place, 'export.zip');
    await pipeline(bytes, createWriteStream(archive, { mode: 0o600 }));
    if (!isArchive) {
      await unpack(archive, place);
      rmSync(archive);
    }
    print(command, { place, format }, () => `Everything is in ${place}. README.txt in it says how to read it.`);
  });
}

/** The archive's reader refuses names that lead out of the folder. */
async function unpack(archive: string, folder: string): Promise<void> {
  const zip = await yauzl.openPromise(archive);
  for await (const entry of zip.eachEntry()) {
    const file = join(folder, entry.fileName);
    mkdirSync(dirname(file), { recursive: true });
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(file, { mode: 0o600 }));
  }
}

/** Whether a path is the folder of an export. */
export function isExport(path: string): boolean {
  return existsSync(join(path, 'manifest.json'));
}

/**
 * Imports an export, file by file in the order of its manifest.
 * @param importGroup follows one import to its end.
 */
export async function importExport(
  folder: string,
  command: Command,
  importGroup: (connection: Connection, uploadIds: readonly string[], mapping: unknown) => Promise<ImportRun>,
): Promise<void> {
  const manifest = readManifest(folder);
  await withConnection(command, async (connection) => {
    const finished: ImportRun[] = [];
    for (const { file, mapping } of manifest.imports) {
      const name = file.split('/').at(-1)!;
      const { upload } = await connection.upload<{ upload: { id: string } }>(
        '/api/uploads',
        { name },
        createReadStream(join(folder, file)),
      );
      const run = await importGroup(connection, [upload.id], JSON.parse(readFileSync(join(folder, mapping), 'utf8')));
      if (run.state !== 'done') throw new CliRefusal(run.problem ?? { message: `The import of ${file} did not come to its end.` });
      finished.push(run);
    }
    print(command, { importRuns: finished }, () => inWords(finished));
  });
}

function readManifest(folder: string): ExportManifest {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Partial<ExportManifest>;
  if (manifest.entente === 'export' && manifest.version === 1) return manifest as ExportManifest;
  throw new CliRefusal({
    message: 'This is no export that this version knows.',
    where: join(folder, 'manifest.json'),
    accepted: 'what "entente export" writes',
  });
}

function inWords(runs: readonly ImportRun[]): string {
  const sum = (count: (run: ImportRun) => number) => runs.reduce((total, run) => total + count(run), 0).toLocaleString('en');
  return `${runs.length} files: ${sum((run) => run.rowsRead)} rows read, ${sum((run) => run.refused)} refused.`;
}
