import type { Command } from 'commander';
import type { ImportRun } from '#sources/schema.ts';
import type { Connection } from './api-verbs.ts';
import { withConnection } from './connection.ts';
import { followRun, summary } from './follow-run.ts';
import { print } from './output.ts';
import { CliRefusal } from './refusal.ts';
import { readMapping } from './upload-files.ts';

const itsId = 'its id, as in the list';

/** Imports while they run, and what they refused once more. @param imports the command that they are part of. */
export function addRunCommands(imports: Command): void {
  addStateCommand(imports, 'pause', 'pauses', 'let an import rest behind the row that it is at');
  imports
    .command('resume')
    .description('let a paused import go on, to its end')
    .argument('<import>', itsId)
    .action((id: string, _options: object, command: Command) =>
      withConnection(command, async (connection) => {
        await connection.post(`${addressOf(id)}/resumptions`, {});
        tell(await followRun(connection, id), command);
      }),
    );
  imports
    .command('cancel')
    .description('end an import before its time; what it brought so far goes, unless it is kept')
    .argument('<import>', itsId)
    .option('--keep', 'keep what it brought so far')
    .action((id: string, options: { keep?: boolean }, command: Command) =>
      withConnection(command, async (connection) => {
        const { importRun } = await change(connection, id, 'cancellations', { keep: options.keep ?? false });
        print(command, { importRun }, () => summary(importRun));
      }),
    );
  imports
    .command('repair')
    .description('import the rows that an import refused once more, without a file: through its mapping, or a corrected one')
    .argument('<import>', itsId)
    .option('--mapping <file>', 'the corrected mapping')
    .action((id: string, options: { mapping?: string }, command: Command) => {
      const mapping = options.mapping === undefined ? {} : { mapping: readMapping(options.mapping) };
      return withConnection(command, async (connection) => {
        const { importRun } = await change(connection, id, 'repairs', mapping);
        tell(await followRun(connection, importRun.id), command);
      });
    });
}

function addStateCommand(imports: Command, name: string, noun: string, description: string): void {
  imports
    .command(name)
    .description(description)
    .argument('<import>', itsId)
    .action((id: string, _options: object, command: Command) =>
      withConnection(command, async (connection) => {
        const { importRun } = await change(connection, id, noun, {});
        print(command, { importRun }, () => summary(importRun));
      }),
    );
}

const addressOf = (id: string) => `/api/import-runs/${encodeURIComponent(id)}`;

function change(connection: Connection, id: string, noun: string, body: object): Promise<{ importRun: ImportRun }> {
  return connection.post(`${addressOf(id)}/${noun}`, body);
}

function tell(run: ImportRun, command: Command): void {
  print(command, { importRun: run }, () => summary(run));
  if (run.state === 'failed') throw new CliRefusal(run.problem ?? { message: 'The import failed.' });
}
