import { accessSync, constants, createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { setTimeout as pause } from 'node:timers/promises';
import type { ImportRun } from '#sources/schema.ts';
import type { Connection } from './api-verbs.ts';
import { withConnection } from './connection.ts';
import { print, table } from './output.ts';
import { CliRefusal } from './refusal.ts';
import { addUndoCommands } from './undo-commands.ts';

/** From files to records, and what became of earlier imports. */
export function addImportCommands(program: Command): void {
  program
    .command('import')
    .description('read files into records: CSV, also gzipped, as a table of people or deals or as an event log')
    .argument('<file...>', 'the files, in the order in which they are to be read')
    .option('--mapping <file>', 'what the columns mean (docs/guide/mapping.md); suggested from the files when left out')
    .action((files: string[], options: { mapping?: string }, command: Command) => importFiles(files, options.mapping, command));
  program
    .command('suggest-mapping')
    .description('print the mapping that the files suggest, to be corrected and given to import')
    .argument('<file...>')
    .action((files: string[], _options: object, command: Command) => printSuggestion(files, command));
  const imports = program.command('imports').description('imports so far: what they brought and what they refused');
  imports
    .command('list', { isDefault: true })
    .description('every import, newest first')
    .action((_options: object, command: Command) => withConnection(command, (connection) => listImports(connection, command)));
  addUndoCommands(imports);
  imports
    .command('refusals')
    .description('the rows that an import refused, with reasons, as CSV')
    .argument('<import>', 'its id, as in the list')
    .action((id: string, _options: object, command: Command) =>
      withConnection(
        command,
        async (connection) =>
          void process.stdout.write(await connection.getText(`/api/import-runs/${encodeURIComponent(id)}/refusals.csv`)),
      ),
    );
}

async function printSuggestion(files: string[], command: Command): Promise<void> {
  refuseMissing(files);
  await withConnection(command, async (connection) => {
    const mapping = await suggestMapping(connection, await uploadAll(connection, files));
    process.stdout.write(`${JSON.stringify(mapping, null, 2)}\n`);
  });
}

async function importFiles(files: string[], mappingFile: string | undefined, command: Command): Promise<void> {
  refuseMissing(files);
  const given = mappingFile === undefined ? undefined : readMapping(mappingFile);
  await withConnection(command, async (connection) => {
    const uploadIds = await uploadAll(connection, files);
    const mapping = given ?? (await suggestMapping(connection, uploadIds));
    const { importRun } = await connection.post<{ importRun: ImportRun }>('/api/import-runs', { uploadIds, mapping });
    const finished = await followRun(connection, importRun.id);
    print(command, { importRun: finished }, () => summary(finished));
    if (finished.state === 'failed') throw new CliRefusal(finished.problem ?? { message: 'The import failed.' });
  });
}

/** Before a database is started for them. */
function refuseMissing(files: readonly string[]): void {
  for (const file of files) refuseUnreadable(file, 'the path of a CSV file, also gzipped');
}

function refuseUnreadable(file: string, accepted: string): void {
  if (!existsSync(file) || !statSync(file).isFile()) throw new CliRefusal({ message: `There is no file ${file}.`, accepted });
  try {
    accessSync(file, constants.R_OK);
  } catch {
    throw new CliRefusal({ message: `The file ${file} is closed to you.`, accepted: 'a file that you may read' });
  }
}

function readMapping(file: string): unknown {
  refuseUnreadable(file, 'the path of a mapping in JSON (docs/guide/mapping.md)');
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new CliRefusal({
      message: `The mapping is not JSON: ${(error as Error).message}`,
      where: file,
      accepted: 'a mapping as in docs/mapping.schema.json',
    });
  }
}

async function uploadAll(connection: Connection, files: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const file of files) {
    const { upload } = await connection.upload<{ upload: { id: string } }>(
      '/api/uploads',
      { name: basename(file) },
      createReadStream(file, { highWaterMark: 1 << 20 }),
    );
    ids.push(upload.id);
  }
  return ids;
}

async function suggestMapping(connection: Connection, uploadIds: string[]): Promise<unknown> {
  return (await connection.post<{ mapping: unknown }>('/api/mapping-suggestions', { uploadIds })).mapping;
}

async function followRun(connection: Connection, id: string): Promise<ImportRun> {
  for (;;) {
    const { importRun } = await connection.get<{ importRun: ImportRun }>(`/api/import-runs/${id}`);
    if (process.stderr.isTTY) process.stderr.write(`\r${importRun.rowsRead.toLocaleString('en')} rows read`);
    if (importRun.state === 'done' || importRun.state === 'failed') {
      if (process.stderr.isTTY) process.stderr.write('\n');
      return importRun;
    }
    await pause(100);
  }
}

function summary(run: ImportRun): string {
  const counts = (
    [
      ['new', run.created],
      ['changed', run.changed],
      ['same as before', run.unchanged],
      ['refused', run.refused],
    ] as const
  )
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${count.toLocaleString('en')} ${word}`);
  const refusals = run.refused > 0 ? `\nWhy rows were refused: entente imports refusals ${run.id}` : '';
  return `${run.sourceName}: ${run.rowsRead.toLocaleString('en')} rows read, ${counts.join(', ') || 'none to keep'}.${refusals}`;
}

async function listImports(connection: Connection, command: Command): Promise<void> {
  const answer = await connection.get<{ importRuns: ImportRun[] }>('/api/import-runs');
  print(command, answer, ({ importRuns }) =>
    table(
      ['id', 'source', 'state', 'rows', 'new', 'changed', 'same', 'refused'],
      importRuns.map((run) => [run.id, run.sourceName, run.state, run.rowsRead, run.created, run.changed, run.unchanged, run.refused]),
      'Nothing was imported yet. Begin with: entente import FILE',
    ),
  );
}
