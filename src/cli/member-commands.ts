import type { Command } from 'commander';
import type { MemberAnswer } from '#workspace/schema.ts';
import type { Connection } from './api-verbs.ts';
import { withConnection } from './connection.ts';
import { print, table } from './output.ts';
import { CliRefusal } from './refusal.ts';

interface ChangeOptions {
  team?: string;
  role?: string;
  manager?: string | false;
  names?: string[] | false;
}

/** Who works here, what they may do, and the end of it. Members are named by their mail address, or by their id. */
export function addMemberCommands(program: Command): void {
  const members = program.command('members').description('who works here');
  members
    .command('list', { isDefault: true })
    .description('everybody with team, role and manager')
    .option('--former', 'also who worked here')
    .action(({ former }: { former?: boolean }, command: Command) =>
      withConnection(command, async (connection) => print(command, await read(connection, former ?? false), inTable)),
    );
  members
    .command('change')
    .description('give somebody another team, role or manager, or say what they are called in the sources')
    .argument('<member>', 'mail address or id')
    .option('--team <team>', 'marketing, sales, success, leadership, operations or people')
    .option('--role <role>', 'head-of-marketing, head-of-sales, member, operator, viewer or people-partner')
    .option('--manager <member>', 'mail address or id of whom they report to')
    .option('--no-manager', 'they report to nobody')
    .option('--names <name...>', 'all names that sources have for them, such as "Ben Okafor" b.okafor')
    .option('--no-names', 'sources have no name for them')
    .action((who: string, options: ChangeOptions, command: Command) => withConnection(command, (to) => change(to, who, options, command)));
  addTurn(members, 'end', 'ends', 'end a membership: signed out everywhere, keys ended; what they did stays', 'is no longer a member.');
  addTurn(members, 'return', 'returns', 'take back somebody who left', 'is a member again.');
}

function addTurn(members: Command, verb: string, path: string, says: string, done: string): void {
  members
    .command(verb)
    .description(says)
    .argument('<member>', 'mail address or id')
    .action((who: string, _options: object, command: Command) =>
      withConnection(command, async (connection) => {
        const { id, name } = await find(connection, who);
        const answer = await connection.post<{ memberId: string }>(`/api/members/${encodeURIComponent(id)}/${path}`, {});
        print(command, answer, () => `${name} ${done}`);
      }),
    );
}

async function change(connection: Connection, who: string, options: ChangeOptions, command: Command): Promise<void> {
  const { team, role, manager, names } = options;
  const wanted = {
    ...(team !== undefined && { team }),
    ...(role !== undefined && { role }),
    ...(manager !== undefined && { managerId: manager === false ? null : (await find(connection, manager)).id }),
    ...(names !== undefined && { names: names === false ? [] : names }),
  };
  if (Object.keys(wanted).length === 0)
    throw new CliRefusal({
      message: 'Nothing to change was said.',
      accepted: '--team, --role, --manager, --no-manager, --names or --no-names',
    });
  const { id, name } = await find(connection, who);
  const answer = await connection.patch<{ memberId: string }>(`/api/members/${encodeURIComponent(id)}`, wanted);
  print(command, answer, () => `${name} is changed.`);
}

function read(connection: Connection, former: boolean): Promise<{ members: MemberAnswer[] }> {
  return connection.get('/api/members', { former: former ? 'true' : undefined });
}

/** Also of those who left, so that they can be taken back. */
async function find(connection: Connection, who: string): Promise<MemberAnswer> {
  const { members } = await read(connection, true);
  const found = members.find(({ id, email }) => id === who || email.toLowerCase() === who.toLowerCase());
  if (!found)
    throw new CliRefusal({ message: `Nobody here has the mail address or id ${who}.`, accepted: 'one of "entente members list --former"' });
  return found;
}

function inTable({ members }: { members: MemberAnswer[] }): string {
  const nameOf = new Map(members.map(({ id, name }) => [id, name]));
  const anyFormer = members.some(({ endedAt }) => endedAt !== null);
  return table(
    ['name', 'mail', 'team', 'role', 'reports to', ...(anyFormer ? ['until'] : [])],
    members.map(({ name, email, team, role, managerId, endedAt }) => [
      name,
      email,
      team,
      role,
      managerId === null ? '' : (nameOf.get(managerId) ?? ''),
      ...(anyFormer ? [endedAt?.slice(0, 10) ?? ''] : []),
    ]),
    'Nobody has an account yet: open the address that bin/start prints.',
  );
}
