import type { Command } from 'commander';
import { withConnection } from './connection.ts';
import { print, table } from './output.ts';

interface PersonShown {
  id: string;
  name: string;
  email: string;
  company: string;
}

/** Finding people and reading what both sides know of them. */
export function addPeopleCommands(program: Command): void {
  const people = program.command('people').description('people, and everything both sides know of them');
  people
    .command('find', { isDefault: true })
    .description('people whose name or mail begins so')
    .argument('[beginning]')
    .action((beginning: string | undefined, _options: object, command: Command) =>
      withConnection(command, async (connection) => {
        const answer = await connection.get<{ people: PersonShown[] }>('/api/people', { search: beginning });
        print(command, answer, ({ people: found }) =>
          table(
            ['id', 'name', 'mail', 'company'],
            found.map((person) => [person.id, person.name, person.email, person.company]),
            'Nobody is known by that beginning.',
          ),
        );
      }),
    );
  people
    .command('show')
    .description('one person, with fields and timeline, as JSON')
    .argument('<person>', 'the id, as in find')
    .action((id: string, _options: object, command: Command) =>
      withConnection(
        command,
        async (connection) =>
          void process.stdout.write(`${JSON.stringify(await connection.get(`/api/people/${encodeURIComponent(id)}`), null, 2)}\n`),
      ),
    );
}
