import { BackupProblem, type BackupManifest, type OpenBackup } from './backup-file.ts';
import { digestOf, type TableDigest } from './table-digest.ts';

/** Reads a backup to its end and holds every table against what the manifest says. @throws BackupProblem where it is damaged. */
export async function checkBackup(backup: OpenBackup): Promise<void> {
  for (const { name } of backup.manifest.tables) refuseOther(name, await readTable(backup, name), backup.manifest);
}

async function readTable(backup: OpenBackup, name: string): Promise<TableDigest> {
  try {
    return await digestOf((await backup.table(name)) as AsyncIterable<Buffer>);
  } catch (error) {
    if (error instanceof BackupProblem) throw error;
    throw new BackupProblem(`${name} cannot be read from the backup: ${(error as Error).message}`, { cause: error });
  }
}

/** @throws BackupProblem where a table is not as the manifest says. */
export function refuseOther(name: string, found: TableDigest, { tables }: BackupManifest): void {
  const said = tables.find((table) => table.name === name);
  if (said && found.rows === said.rows && found.digest === said.digest) return;
  const instead = said && found.rows !== said.rows ? `${found.rows} rows instead of ${said.rows}` : 'other rows than it was made with';
  throw new BackupProblem(`${name} is not as the backup says: ${instead}.`);
}
