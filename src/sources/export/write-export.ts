import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import yazl from 'yazl';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import type { Mapping } from '../mapping/mapping-schema.ts';
import type { ExportedRun, ExportFile } from './export-file.ts';
import { filesOfRun, listExportedRuns, listStageNames, sampleOfRun } from './plan-export.ts';
import { readableFiles, type ReadableFile } from './readable-files.ts';
import { stageNamedKeys } from './named-keys.ts';
import { planForAllRows, readCursor } from './read-cursor.ts';
import { readmeText } from './readme-text.ts';
import { rowWriters, type ExportFormat } from './row-writer.ts';
import type { ExportManifest } from './schema.ts';

interface Archive {
  zip: yazl.ZipFile;
  format: ExportFormat;
  mtime: Date;
  isClosed(): boolean;
}

export interface ExportOptions {
  format: ExportFormat;
  company: ExportManifest['company'];
}

/**
 * Everything of a company as one archive, as it is at this moment: all of it is read in one snapshot, some rows at a time,
 * and no faster than it is taken.
 */
export function writeExport(context: Context, options: ExportOptions): Readable {
  const zip = new yazl.ZipFile();
  const out = zip.outputStream as PassThrough;
  const archive: Archive = { zip, format: options.format, mtime: new Date(context.clock.now()), isClosed: () => out.destroyed };
  const { workspaceId } = context.caller;
  inWorkspace(context.database, workspaceId, (tx) => writeAll(tx, archive, options), { isSnapshot: true, isReadOnly: false }).catch(
    (error: Error) => {
      if (!out.destroyed) context.log.error({ code: (error as { code?: string }).code ?? error.name }, 'an export broke off');
      out.destroy(error);
    },
  );
  return out;
}

async function writeAll(tx: WorkspaceTx, archive: Archive, { format, company }: ExportOptions): Promise<void> {
  const { zip, mtime } = archive;
  const exportedAt = mtime.toISOString();
  await planForAllRows(tx);
  await stageNamedKeys(tx);
  await tx.client.query('set transaction read only');
  zip.addBuffer(Buffer.from(readmeText(company.name, exportedAt)), 'README.txt', { mtime });
  const imports = await writeImports(tx, archive);
  const readable: ExportManifest['readable'] = [];
  for (const file of readableFiles(tx.workspaceId)) {
    const path = `readable/${file.name}.${format}`;
    readable.push({ file: path, rows: await writeRows(tx, archive, path, file) });
  }
  const manifest: ExportManifest = { entente: 'export', version: 1, format, exportedAt, company, imports, readable };
  zip.addBuffer(asJson(manifest), 'manifest.json', { mtime });
  zip.end();
}

async function writeImports(tx: WorkspaceTx, archive: Archive): Promise<ExportManifest['imports']> {
  const runs = await listExportedRuns(tx);
  const stages = await listStageNames(tx);
  const folderOf = createFolderNames();
  const written: ExportManifest['imports'] = [];
  for (const [at, run] of runs.entries()) {
    const place = `sources/${folderOf(run.sourceName)}/${String(at + 1).padStart(4, '0')}`;
    const write = (files: readonly ExportFile[]) => writeFiles(tx, archive, files, { run, place, stages });
    const news = await write(await filesOfRun(tx, run, runs));
    written.push(...(news.length > 0 ? news : await write(sampleOfRun(run))));
  }
  return written;
}

async function writeFiles(
  tx: WorkspaceTx,
  archive: Archive,
  files: readonly ExportFile[],
  { run, place, stages }: { run: ExportedRun; place: string; stages: string[] },
): Promise<ExportManifest['imports']> {
  const written: ExportManifest['imports'] = [];
  for (const file of files) {
    const base = `${place}-${file.name}`;
    const rows = await writeRows(tx, archive, `${base}.${archive.format}`, file, { isSkippedWhenEmpty: true });
    if (rows === 0) continue;
    archive.zip.addBuffer(asJson(mappingOf(run, file, stages, archive.format)), `${base}.mapping.json`, { mtime: archive.mtime });
    written.push({ file: `${base}.${archive.format}`, mapping: `${base}.mapping.json`, source: run.sourceName, rows });
  }
  return written;
}

function mappingOf(run: ExportedRun, file: ExportFile, stages: string[], format: ExportFormat): Mapping {
  return {
    entente: 1,
    source: run.sourceName,
    file: rowWriters[format].file,
    timeZone: 'UTC',
    stages,
    knownAt: run.knownAt.toISOString(),
    ...(run.observedUntil && { observedUntil: run.observedUntil.toISOString() }),
    ...file.mapping,
  } as Mapping;
}

/** @returns how many rows there are. */
async function writeRows(
  tx: WorkspaceTx,
  archive: Archive,
  path: string,
  { query, header, cellsOf }: ReadableFile,
  { isSkippedWhenEmpty = false } = {},
): Promise<number> {
  const writer = rowWriters[archive.format];
  let entry: PassThrough | null = null;
  let count = 0;
  const begin = async () => {
    entry = new PassThrough();
    archive.zip.addReadStream(entry, path, { mtime: archive.mtime });
    await put(archive, entry, writer.head(header));
    return entry;
  };
  for await (const rows of readCursor(tx, query)) {
    const target: PassThrough = entry ?? (await begin());
    let text = '';
    for (const row of rows) text += writer.line(header, cellsOf(row), count++ === 0);
    await put(archive, target, text);
  }
  if (!entry && isSkippedWhenEmpty) return 0;
  const last: PassThrough = entry ?? (await begin());
  last.end();
  return count;
}

/** Waits until there is room again. @throws when nobody takes the archive any more. */
async function put(archive: Archive, entry: PassThrough, text: string): Promise<void> {
  if (archive.isClosed()) throw Object.assign(new Error('Nobody takes the export any more.'), { code: 'export-left' });
  if (text === '' || entry.write(text)) return;
  const left = new AbortController();
  const out = archive.zip.outputStream as PassThrough;
  await Promise.race([once(entry, 'drain', { signal: left.signal }), once(out, 'close', { signal: left.signal })]).finally(() =>
    left.abort(),
  );
  if (archive.isClosed()) throw Object.assign(new Error('Nobody takes the export any more.'), { code: 'export-left' });
}

/** A folder for each source, by its name in letters that every system takes; two that would be one are numbered. */
function createFolderNames(): (source: string) => string {
  const names = new Map<string, string>();
  return (source) => {
    let name = names.get(source);
    if (name !== undefined) return name;
    const plain =
      source
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
        .replaceAll(/^-|-$/g, '')
        .slice(0, 60) || 'source';
    const taken = new Set(names.values());
    for (let number = 1; taken.has((name = number === 1 ? plain : `${plain}-${number}`)); number++);
    names.set(source, name);
    return name;
  };
}

const asJson = (value: unknown) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
