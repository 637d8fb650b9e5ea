import type { Command } from 'commander';
import type { AuditEventAnswer, CompanyWanted, InvitationAnswer, MemberAnswer } from '#workspace/schema.ts';
import { withConnection } from './connection.ts';
import { print, table } from './output.ts';

/** The company, who works in it, and what happened. */
export function addCompanyCommands(program: Command): void {
  program
    .command('company')
    .description('show the company, or change it')
    .option('--name <name>')
    .option('--time-zone <zone>', 'such as Europe/Oslo')
    .option('--currency <code>', 'such as EUR')
    .action((changes: Partial<CompanyWanted>, command: Command) => showCompany(changes, command));
  program
    .command('members')
    .description('who works here')
    .action((_options: object, command: Command) =>
      withConnection(command, async (connection) => {
        const answer = await connection.get<{ members: MemberAnswer[] }>('/api/members');
        print(command, answer, ({ members }) =>
          table(
            ['name', 'mail', 'team', 'role'],
            members.map((member) => [member.name, member.email, member.team, member.role]),
            'Nobody has an account yet: open the address that bin/start prints.',
          ),
        );
      }),
    );
  addInvite(program);
  program
    .command('audit')
    .description('what happened, newest first')
    .action((_options: object, command: Command) =>
      withConnection(command, async (connection) => {
        const answer = await connection.get<{ events: AuditEventAnswer[] }>('/api/audit-events');
        print(command, answer, ({ events }) =>
          table(
            ['when', 'what'],
            events.map((event) => [event.at, event.sentence]),
            'Nothing happened yet.',
          ),
        );
      }),
    );
}

function addInvite(program: Command): void {
  program
    .command('invite')
    .description('make a link by which somebody joins')
    .argument('<email>')
    .requiredOption('--team <team>', 'marketing, sales, success, leadership, operations or people')
    .requiredOption('--role <role>', 'head-of-marketing, head-of-sales, member, operator, viewer or people-partner')
    .action((email: string, options: { team: string; role: string }, command: Command) =>
      withConnection(command, async (connection) => {
        const { team, role } = options;
        const answer = await connection.post<{ invitation: InvitationAnswer; link: string }>('/api/invitations', { email, team, role });
        print(
          command,
          answer,
          ({ link, invitation }) =>
            `${addressOf(connection.place)}${link}\nGood until ${invitation.expiresAt}. Whoever has the link can join: send it to ${email} only.`,
        );
      }),
    );
}

/** A link of a company that is only a folder is good once its server runs. */
function addressOf(place: string): string {
  return place.startsWith('http') ? place : 'http://localhost:4100';
}

async function showCompany(options: Partial<CompanyWanted>, command: Command): Promise<void> {
  const { name, timeZone, currency } = options;
  const changes = Object.fromEntries(Object.entries({ name, timeZone, currency }).filter(([, value]) => value !== undefined));
  await withConnection(command, async (connection) => {
    if (Object.keys(changes).length > 0) await connection.patch('/api/company', changes);
    const answer = await connection.get<{ company: CompanyWanted }>('/api/company');
    print(command, answer, ({ company }) => `${company.name}, ${company.timeZone}, ${company.currency}`);
  });
}
