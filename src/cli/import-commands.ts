import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { setTimeout as pause } from 'node:timers/promises';
import type { ImportRun } from '#sources/schema.ts';
import type { Connection } from './api-verbs.ts';
import { withConnection } from './connection.ts';
import { importExport, isExport } from './export-commands.ts';
import { suggestGroups, wordsOfGroup } from './suggestion-commands.ts';
import { print, table } from './output.ts';
import { CliRefusal } from './refusal.ts';
import { addUndoCommands } from './undo-commands.ts';
import { refuseMissing, refuseUnreadable, uploadAll } from './upload-files.ts';

/** From files to records, and what became of earlier imports. */
export function addImportCommands(program: Command): void {
  program
    .command('import')
    .description('read files into records: CSV, also gzipped, as a table of people or deals or as an event log')
    .argument('<file...>', 'the files, in the order in which they are to be read; or the folder of an export')
    .option('--mapping <file>', 'what the columns mean (docs/guide/mapping.md); suggested from the files when left out')
    .action((files: string[], options: { mapping?: string }, command: Command) => importFiles(files, options.mapping, command));
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

async function importFiles(files: string[], mappingFile: string | undefined, command: Command): Promise<void> {
  const [only] = files;
  if (files.length === 1 && isExport(only!)) return importExport(only!, command, importGroup);
  refuseMissing(files);
  const given = mappingFile === undefined ? undefined : readMapping(mappingFile);
  await withConnection(command, async (connection) => {
    const uploadIds = await uploadAll(connection, files);
    const groups = given === undefined ? await suggestGroups(connection, uploadIds) : [{ uploadIds, mapping: given }];
    const finished: ImportRun[] = [];
    for (const group of groups) {
      if ('fileNames' in group && (groups.length > 1 || !group.mapping)) process.stderr.write(`${wordsOfGroup(group)}\n`);
      if (group.mapping) finished.push(await importGroup(connection, group.uploadIds, group.mapping));
    }
    print(command, finished.length === 1 ? { importRun: finished[0] } : { importRuns: finished }, () => finished.map(summary).join('\n'));
    const failed = finished.find((run) => run.state === 'failed');
    if (failed) throw new CliRefusal(failed.problem ?? { message: 'The import failed.' });
  });
}

async function importGroup(connection: Connection, uploadIds: readonly string[], mapping: unknown): Promise<ImportRun> {
  const { importRun } = await connection.post<{ importRun: ImportRun }>('/api/import-runs', { uploadIds, mapping });
  return followRun(connection, importRun.id);
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
