import type { Command } from 'commander';
import type { ErasureAnswer } from '#identity/schema.ts';
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
  addReport(people);
  addErase(people);
}

function addReport(people: Command): void {
  people
    .command('report')
    .description('everything that is held of a person, for them to have: as JSON, or as a page to print')
    .argument('<person>', 'the id, as in find')
    .option('--html', 'as a page')
    .action((id: string, { html }: { html?: boolean }, command: Command) =>
      withConnection(command, async (connection) => {
        const path = `/api/people/${encodeURIComponent(id)}/report`;
        const text = html ? await connection.getText(`${path}.html`) : JSON.stringify(await connection.get(path), null, 2);
        process.stdout.write(`${text}\n`);
      }),
    );
}

function addErase(people: Command): void {
  people
    .command('erase')
    .description('erase a person for good; figures stay. It cannot be undone')
    .argument('<person>', 'the id, as in find')
    .requiredOption('--confirm <name>', 'the name or the mail of the person, typed once more')
    .requiredOption('--wish-of <whom>', 'person, company or authority')
    .option('--later <what>', 'what later imports of the same key do: refuse, or forget and make a new person', 'refuse')
    .action((id: string, options: { confirm: string; wishOf: string; later: string }, command: Command) =>
      withConnection(command, async (connection) => {
        const { confirm: confirmation, wishOf, later } = options;
        const body = { confirmation, wishOf, later };
        const answer = await connection.post<ErasureAnswer>(`/api/people/${encodeURIComponent(id)}/erasures`, body);
        print(command, answer, ({ erasedAt, toCheck }) =>
          [`Erased at ${erasedAt}. Figures stay.`, ...toCheck.map(({ what, id: place }) => `To check: ${what} (${place})`)].join('\n'),
        );
      }),
    );
}
