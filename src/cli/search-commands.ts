import type { Command } from 'commander';
import type { SearchAnswer } from '#finding/schema.ts';
import { withConnection } from './connection.ts';
import { print, table } from './output.ts';

/** One search over everything. */
export function addSearchCommands(program: Command): void {
  program
    .command('search')
    .description('people, accounts, deals, asks, members, imports and settings by how a word of theirs begins')
    .argument('<words...>')
    .option('--limit <number>', 'how many of each kind', '6')
    .action((words: string[], { limit }: { limit: string }, command: Command) =>
      withConnection(command, async (connection) => {
        const answer = await connection.get<SearchAnswer>('/api/search', { q: words.join(' '), limit });
        print(command, answer, inWords);
      }),
    );
}

function inWords({ groups }: SearchAnswer): string {
  return table(
    ['what', 'id', 'name', ''],
    groups.flatMap(({ title, found, hasMore }) => [
      ...found.map((one) => [title, one.id, one.title, one.detail]),
      ...(hasMore ? [[title, '', 'and more', '']] : []),
    ]),
    'Nothing begins so.',
  );
}
