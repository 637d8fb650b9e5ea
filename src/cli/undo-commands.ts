import type { Command } from 'commander';
import { setTimeout as pause } from 'node:timers/promises';
import type { ImportUndo, UndoPreview } from '#sources/undo/schema.ts';
import type { Connection } from './api-verbs.ts';
import { withConnection } from './connection.ts';
import { print } from './output.ts';
import { CliRefusal } from './refusal.ts';

/** Taking imports back, and putting them back. @param imports the command that they are part of. */
export function addUndoCommands(imports: Command): void {
  imports
    .command('undo')
    .description('take an import back: everything is as if it had never been; what members worked on since is left')
    .argument('<import>', 'its id, as in the list')
    .option('--preview', 'only say what would go and what would stay')
    .option('--take-worked-on', 'take back also what it brought about people whom members worked on since')
    .action((id: string, options: { preview?: boolean; takeWorkedOn?: boolean }, command: Command) =>
      withConnection(command, (connection) =>
        options.preview ? showPreview(connection, id, command) : undo(connection, id, options.takeWorkedOn ?? false, command),
      ),
    );
  imports
    .command('put-back')
    .description('put an import back that was undone')
    .argument('<import>', 'its id, as in the list')
    .action((id: string, _options: object, command: Command) =>
      withConnection(command, async (connection) => {
        const finished = await follow(connection, id, await connection.post<{ undo: ImportUndo }>(`${addressOf(id)}/redos`, {}));
        print(command, { undo: finished }, () => `Put back: ${countsIn(finished.counts)}.`);
      }),
    );
}

const addressOf = (id: string) => `/api/import-runs/${encodeURIComponent(id)}`;

async function showPreview(connection: Connection, id: string, command: Command): Promise<void> {
  const preview = await connection.get<UndoPreview>(`${addressOf(id)}/undo-preview`);
  print(command, preview, () => previewLines(preview).join('\n'));
}

function previewLines({ evidence, people, deals, handedOver, workedOn }: UndoPreview): string[] {
  return [
    `Would go: ${countsIn(evidence)}; ${many(people, 'person', 'people')} and ${many(deals, 'deal', 'deals')} with them.`,
    ...(handedOver > 0 ? [`Would stay, because other imports told it too: ${many(handedOver, 'row', 'rows')}.`] : []),
    ...workedOn.map(({ person, why }) => `Would be left: ${person.name} (${why.join(', ')}).`),
    ...(workedOn.length > 0 ? ['With --take-worked-on, these would go too.'] : []),
  ];
}

async function undo(connection: Connection, id: string, takesWorkedOn: boolean, command: Command): Promise<void> {
  const asked = await connection.post<{ undo: ImportUndo }>(`${addressOf(id)}/undos`, { takesWorkedOn });
  const finished = await follow(connection, id, asked);
  const left = finished.counts['left'] ?? 0;
  const staying = left > 0 ? ` Left, of people whom members worked on: ${many(left, 'row', 'rows')}.` : '';
  print(command, { undo: finished }, () => `Undone: ${countsIn(finished.counts)}.${staying}\nentente imports put-back ${id} puts it back.`);
}

async function follow(connection: Connection, id: string, asked: { undo: ImportUndo }): Promise<ImportUndo> {
  for (;;) {
    const { undos } = await connection.get<{ undos: ImportUndo[] }>(`${addressOf(id)}/undos`);
    const now = undos.find((one) => one.id === asked.undo.id)!;
    if (now.state === 'done') return now;
    if (now.state === 'failed') throw new CliRefusal(now.problem ?? { message: 'It could not be done.' });
    await pause(100);
  }
}

const kinds = [
  ['records', 'record', 'records'],
  ['touches', 'touch', 'touches'],
  ['fieldChanges', 'change of a field', 'changes of fields'],
  ['links', 'link', 'links'],
  ['departures', 'deletion or merge', 'deletions and merges'],
] as const;

function countsIn(counts: Readonly<Record<string, number>>): string {
  const said = kinds.filter(([kind]) => (counts[kind] ?? 0) > 0).map(([kind, one, more]) => many(counts[kind]!, one, more));
  return said.join(', ') || 'nothing';
}

function many(count: number, one: string, more: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : more}`;
}
