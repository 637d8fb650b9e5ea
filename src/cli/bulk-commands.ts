import { setTimeout as pause } from 'node:timers/promises';
import type { Command } from 'commander';
import type { BulkAction } from '#bulk/schema.ts';
import type { Connection } from './api-verbs.ts';
import { withConnection } from './connection.ts';
import { print } from './output.ts';
import { CliRefusal } from './refusal.ts';

interface RowsOptions {
  filter?: string;
  search?: string;
  only?: string;
  all?: boolean;
}
type AskOptions = RowsOptions & { of: string; kind: string; by?: string };

const lists = ['people', 'accounts', 'deals', 'handoffs'];

/** `follow`, `unfollow` and `ask` under the lists: for some rows, or for all that match. */
export function addBulkCommands(program: Command): void {
  for (const list of lists) {
    const parent = program.commands.find((command) => command.name() === list)!;
    for (const [verb, says] of [
      ['follow', 'be told what is said of them'],
      ['unfollow', 'be told no more'],
    ] as const)
      rows(parent.command(verb).description(`${says}: some ${list}, or all that match`)).action((options: RowsOptions, command: Command) =>
        withConnection(command, async (connection) => print(command, await begin(connection, list, { action: verb }, options), inWords)),
      );
    rows(parent.command('ask').description(`ask the other side about some ${list}, or all that match: one ask that names them all`))
      .argument('<words>')
      .requiredOption('--of <side>', 'marketing, sales or both')
      .option('--kind <kind>', 'request, question, topic or problem', 'request')
      .option('--by <day>', 'by when you would like it, such as 2026-11-19')
      .action((text: string, options: AskOptions, command: Command) =>
        withConnection(command, async (connection) => {
          const ask = { kind: options.kind, text, side: options.of, ...(options.by && { wantedOn: options.by }) };
          print(command, await begin(connection, list, { action: 'ask', ask }, options), inWords);
        }),
      );
  }
  const bulk = program.command('bulk').description('what you did to many rows at once');
  bulk
    .command('undo')
    .description('take it back')
    .argument('<id>')
    .action((id: string, _options: object, command: Command) =>
      withConnection(command, async (connection) => {
        const { bulkAction } = await connection.post<{ bulkAction: BulkAction }>(`/api/bulk-actions/${encodeURIComponent(id)}/undos`, {});
        print(command, bulkAction, inWords);
      }),
    );
}

const rows = (command: Command) =>
  command
    .option('--only <ids>', 'these rows, with commas between them')
    .option('--filter <json>', 'all that pass it, as of list')
    .option('--search <beginning>', 'all whose name begins so')
    .option('--all', 'all there are');

async function begin(
  connection: Connection,
  list: string,
  wanted: object,
  { only, filter, search, all }: RowsOptions,
): Promise<BulkAction> {
  // Nothing said must not mean everybody.
  if (!only && !filter && !search && !all)
    throw new CliRefusal({ message: 'Nothing says which rows.', accepted: '--only, --filter, --search, or --all' });
  const chosen = only ? { only: only.split(',') } : { ...(filter && { filter }), ...(search && { search }) };
  let { bulkAction } = await connection.post<{ bulkAction: BulkAction }>('/api/bulk-actions', { list, ...wanted, ...chosen });
  while (!bulkAction.endedAt) {
    await pause(300);
    ({ bulkAction } = await connection.get<{ bulkAction: BulkAction }>(`/api/bulk-actions/${bulkAction.id}`));
  }
  return bulkAction;
}

function inWords({ id, state, done, skipped, problem, askId }: BulkAction): string {
  const left = skipped.map(({ why, count }) => `${count} ${why.replaceAll('-', ' ')}`);
  return [`${id}: ${state}, ${done} done`, ...left, ...(askId ? [`the ask is ${askId}`] : []), ...(problem ? [problem] : [])].join(', ');
}
