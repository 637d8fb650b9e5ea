import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import yazl from 'yazl';
import { withOwner } from '#platform/database/with-owner.ts';
import { manifestName, openBackup, secretName, tableFile, type BackupManifest } from './backup-file.ts';
import { listSequences, listTables, type BackupTable } from './backup-tables.ts';
import { checkBackup } from './check-backup.ts';
import { beginSnapshot, tableBytes, workspacesOf } from './read-tables.ts';
import { createTableDigest } from './table-digest.ts';

export interface BackupOptions {
  /** The owner of the tables. */
  ownerUrl: string;
  file: string;
  /** Epoch milliseconds. */
  now: number;
  /** The installation's secret, where it lies in the data folder. */
  secret: string | null;
}

/**
 * Writes everything that the database holds at one moment into one file, while others go on working. The file is there when
 * it is whole, on the disk and read back, and not before: killed half-way, only a `.part` is left.
 * @throws when the file cannot be written or the database not be read.
 */
export async function writeBackup(options: BackupOptions): Promise<BackupManifest> {
  const part = `${options.file}.part`;
  try {
    const manifest = await withOwner(options.ownerUrl, 'backup', async (client) => {
      await beginSnapshot(client);
      return writeZip(client, part, options);
    });
    await settle(part);
    await readBack(part);
    await rename(part, options.file);
    return manifest;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function writeZip(client: pg.Client, file: string, { now, secret }: BackupOptions): Promise<BackupManifest> {
  const workspaceIds = await workspacesOf(client);
  const tables = await listTables(client);
  const manifest = await beginManifest(client, now);
  const zip = new yazl.ZipFile();
  const written = pipeline(zip.outputStream, createWriteStream(file, { mode: 0o600 }));
  const failed = new Promise<never>((_, reject) => zip.on('error', reject));
  if (secret !== null) zip.addBuffer(Buffer.from(secret), secretName);
  for (const table of tables) addTable(zip, client, table, { workspaceIds, manifest });
  // Asked for last, when every table before it is through and its digest known.
  zip.addReadStreamLazy(manifestName, (give) => give(null, Readable.from([JSON.stringify(manifest, null, 2)])));
  zip.end();
  await Promise.race([written, failed]);
  return manifest;
}

async function beginManifest(client: pg.Client, now: number): Promise<BackupManifest> {
  const { rows } = await client.query<{ name: string }>('select name from public.entente_migrations order by name');
  const { rows: server } = await client.query<{ server_version: string }>('show server_version');
  return {
    ententeBackup: 1,
    takenAt: new Date(now).toISOString(),
    postgres: server[0]!.server_version,
    migrations: rows.map(({ name }) => name),
    tables: [],
    sequences: await listSequences(client),
  };
}

interface TableContext {
  workspaceIds: readonly number[];
  manifest: BackupManifest;
}

/** Tables are read one after the other, each when the one before it is written. */
function addTable(zip: yazl.ZipFile, client: pg.Client, table: BackupTable, { workspaceIds, manifest }: TableContext): void {
  async function* digested(): AsyncGenerator<Buffer> {
    const digest = createTableDigest();
    for await (const chunk of tableBytes(client, table, workspaceIds)) {
      digest.add(chunk);
      yield chunk;
    }
    manifest.tables.push({ name: table.name, columns: table.columns, ...digest.end() });
  }
  // Most of a backup's time would go into a tighter pack; rows of one table pack well as they are.
  zip.addReadStreamLazy(tableFile(table.name), { compressionLevel: 2 }, (give) => {
    const stream = Readable.from(digested(), { objectMode: false });
    stream.on('error', (error) => zip.emit('error', error));
    give(null, stream);
  });
}

/** A backup that cannot be read is none: better to know now than on the day it is needed. */
async function readBack(file: string): Promise<void> {
  const backup = await openBackup(file);
  await checkBackup(backup).finally(() => backup.close());
}

async function settle(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.sync();
  await handle.close();
}
