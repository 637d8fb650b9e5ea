import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { z } from 'zod';

/** What stands in a backup beside its tables. */
const manifestSchema = z.object({
  ententeBackup: z.literal(1),
  /** When its moment was, ISO 8601. */
  takenAt: z.iso.datetime(),
  postgres: z.string(),
  /** The migrations of the database, in their order: a backup is read by a database that has come as far. */
  migrations: z.array(z.string()),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.number().int(), digest: z.string() })),
  sequences: z.array(z.object({ name: z.string(), lastValue: z.number().int() })),
});

export type BackupManifest = z.infer<typeof manifestSchema>;

export const manifestName = 'manifest.json';
/** The installation's secret: without it nobody's session nor what is kept sealed could be read. */
export const secretName = 'secret';

export function tableFile(name: string): string {
  return `tables/${name}.copy`;
}

/** A file that is no backup, or no longer a whole one. */
export class BackupProblem extends Error {}

export interface OpenBackup {
  manifest: BackupManifest;
  /** null where the installation had it from its environment. */
  secret: string | null;
  /** @throws BackupProblem when the backup has no such table. */
  table(name: string): Promise<Readable>;
  close(): void;
}

/** @throws BackupProblem with a sentence. */
export async function openBackup(file: string): Promise<OpenBackup> {
  const zip = await openZip(file);
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  const open = async (name: string): Promise<Readable> => {
    const entry = entries.get(name);
    if (!entry) throw new BackupProblem(`${file} has no ${name}: it is no backup of Entente, or not a whole one.`);
    return zip.openReadStreamPromise(entry);
  };
  const manifest = manifestSchema.safeParse(parsed(await text(await open(manifestName))));
  if (!manifest.success) throw new BackupProblem(`The manifest of ${file} cannot be read: ${manifest.error.issues[0]!.message}.`);
  const secret = entries.has(secretName) ? await text(await open(secretName)) : null;
  return { manifest: manifest.data, secret, table: (name) => open(tableFile(name)), close: () => zip.close() };
}

async function openZip(file: string): Promise<ZipFile> {
  try {
    return await yauzl.openPromise(file, { autoClose: false });
  } catch (error) {
    throw new BackupProblem(`${file} is no backup, or was cut short: ${(error as Error).message}.`, { cause: error });
  }
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}

/** What a backup is called in a folder of backups. */
export function backupName(at: number): string {
  return `entente-${new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')}Z.zip`;
}

const named = /^entente-\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z\.zip$/;

const abandonedAfterMilliseconds = 3_600_000;
const begun = /^entente-\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z\.zip\.part$/;

/**
 * Removes what killed backups left half-way in a folder: named as they are, and not written to for an hour.
 * @param now epoch milliseconds.
 */
export function removeAbandoned(folder: string, now: number): string[] {
  const left = readdirSync(folder)
    .filter((name) => begun.test(name))
    .map((name) => join(folder, name))
    .filter((file) => now - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? now) > abandonedAfterMilliseconds);
  for (const file of left) rmSync(file, { force: true });
  return left;
}

/** The backups of a folder that are called so, the newest first: what has another name is not looked at. */
export function backupsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => named.test(name))
    .toSorted()
    .toReversed();
}
