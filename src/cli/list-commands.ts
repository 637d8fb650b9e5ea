import type { Command } from 'commander';
import type { Cell, ListPage, ListShape } from '#kernel/lists/answers.ts';
import { minorDigits } from '#kernel/money.ts';
import { withConnection } from './connection.ts';
import { print, table } from './output.ts';

interface ListOptions {
  filter?: string;
  search?: string;
  sort?: string;
  columns?: string;
  limit: string;
  after?: string;
}

/** `list` under people, accounts, deals and handoffs: the lists of the pages, with the same filters. */
export function addListCommands(program: Command): void {
  const known = (name: string) => program.commands.find((command) => command.name() === name);
  const lists = {
    people: 'people, and everything both sides know of them',
    accounts: 'the companies that the sources know',
    deals: 'deals, with their amounts and where they stand',
    handoffs: 'who was offered to sales, and what became of it',
  };
  for (const [name, description] of Object.entries(lists)) addList(known(name) ?? program.command(name).description(description), name);
}

function addList(parent: Command, list: string): void {
  parent
    .command('list', { isDefault: list !== 'people' })
    .description(`the list of ${list}, filtered and in any order`)
    .option('--filter <json>', 'what they must be: {"combinator":"and","rules":[{"field":"...","operator":"...","value":"..."}]}')
    .option('--search <beginning>', 'how the name begins')
    .option('--sort <field>', 'a field; with a - in front the other way round')
    .option('--columns <names>', 'with commas between them')
    .option('--limit <rows>', 'at most so many, up to 200', '50')
    .option('--after <place>', 'the "next" of the page before')
    .action((options: ListOptions, command: Command) =>
      withConnection(command, async (connection) => {
        const shape = await connection.get<ListShape>(`/api/lists/${list}/fields`);
        const page = await connection.get<ListPage>(`/api/lists/${list}`, { ...options });
        print(command, page, () => inWords(shape, page));
      }),
    );
}

function inWords({ fields }: ListShape, { rows, next }: ListPage): string {
  const names = Object.keys(rows[0]?.cells ?? {});
  const labels = names.map((name) => fields.find((field) => field.name === name)?.label ?? name);
  const cells = rows.map((row) => [row.id, ...names.map((name) => text(row.cells[name] ?? null))]);
  const shown = table(['id', ...labels], cells, 'Nothing matches.');
  return next ? `${shown}\nThere is more: --after ${next}` : shown;
}

function text(cell: Cell): string | number | null {
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  if (typeof cell !== 'object' || cell === null) return cell;
  if ('label' in cell) return cell.label;
  const digits = cell.currency ? minorDigits(cell.currency) : 0;
  return `${(cell.amountMinor / 10 ** digits).toFixed(digits)} ${cell.currency ?? ''}`.trim();
}
