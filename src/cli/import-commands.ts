import { Option, type Command } from 'commander';
import { importModes, type ImportRun } from '#sources/schema.ts';
import type { Connection } from './api-verbs.ts';
import { withConnection } from './connection.ts';
import { importExport, isExport } from './export-commands.ts';
import { suggestGroups, wordsOfGroup } from './suggestion-commands.ts';
import { followRun, summary } from './follow-run.ts';
import { print, table } from './output.ts';
import { CliRefusal } from './refusal.ts';
import { addRunCommands } from './run-commands.ts';
import { addUndoCommands } from './undo-commands.ts';
import { readMapping, refuseMissing, uploadAll } from './upload-files.ts';

/** From files to records, and what became of earlier imports. */
export function addImportCommands(program: Command): void {
  program
    .command('import')
    .description('read files into records: CSV, TSV, Excel, JSON lines, also gzipped; files of several kinds become several imports')
    .argument('<file...>', 'the files, in the order in which they are to be read; or the folder of an export')
    .option('--mapping <file>', 'what the columns mean (docs/guide/mapping.md); suggested from the files when left out')
    .addOption(
      new Option('--mode <mode>', 'what may become of a row: something new, a change, or both').choices(importModes).default('both'),
    )
    .action((files: string[], options: ImportOptions, command: Command) => importFiles(files, options, command));
  const imports = program.command('imports').description('imports so far: what they brought and what they refused');
  imports
    .command('list', { isDefault: true })
    .description('every import, newest first')
    .action((_options: object, command: Command) => withConnection(command, (connection) => listImports(connection, command)));
  addRunCommands(imports);
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

interface ImportOptions {
  mapping?: string;
  mode: ImportRun['mode'];
}

async function importFiles(files: string[], options: ImportOptions, command: Command): Promise<void> {
  const [only] = files;
  if (files.length === 1 && isExport(only!)) return importExport(only!, command, importGroup);
  refuseMissing(files);
  const given = options.mapping === undefined ? undefined : readMapping(options.mapping);
  await withConnection(command, async (connection) => {
    const uploadIds = await uploadAll(connection, files);
    const groups = given === undefined ? await suggestGroups(connection, uploadIds) : [{ uploadIds, mapping: given }];
    const finished: ImportRun[] = [];
    for (const group of groups) {
      if ('fileNames' in group && (groups.length > 1 || !group.mapping)) process.stderr.write(`${wordsOfGroup(group)}\n`);
      if (group.mapping) finished.push(await importGroup(connection, group.uploadIds, group.mapping, options.mode));
    }
    print(command, finished.length === 1 ? { importRun: finished[0] } : { importRuns: finished }, () => finished.map(summary).join('\n'));
    const failed = finished.find((run) => run.state === 'failed');
    if (failed) throw new CliRefusal(failed.problem ?? { message: 'The import failed.' });
  });
}

async function importGroup(
  connection: Connection,
  uploadIds: readonly string[],
  mapping: unknown,
  mode: ImportRun['mode'] = 'both',
): Promise<ImportRun> {
  const { importRun } = await connection.post<{ importRun: ImportRun }>('/api/import-runs', { uploadIds, mapping, mode });
  return followRun(connection, importRun.id);
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
