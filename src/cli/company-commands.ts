import type { Command } from 'commander';
import type { AuditEventAnswer, CompanyWanted, InvitationAnswer } from '#workspace/schema.ts';
import { withConnection } from './connection.ts';
import { print, table } from './output.ts';

/** The company, who is invited into it, and what happened. */
export function addCompanyCommands(program: Command): void {
  program
    .command('company')
    .description('show the company, or change it')
    .option('--name <name>')
    .option('--time-zone <zone>', 'such as Europe/Oslo')
    .option('--currency <code>', 'such as EUR')
    .action((changes: Partial<CompanyWanted>, command: Command) => showCompany(changes, command));
  addInvite(program);
  addAudit(program);
}

interface AuditOptions {
  from?: string;
  to?: string;
  who?: string;
  kind?: string;
  about?: string;
  all?: boolean;
}

function addAudit(program: Command): void {
  program
    .command('audit')
    .description('what happened, newest first')
    .option('--from <day>', 'the first day that counts, such as 2026-11-01')
    .option('--to <day>', 'the last day that counts')
    .option('--who <who>', 'the id of a member, operator or system')
    .option('--kind <kind>', 'company, members, sign-in, api-keys, imports, people, asks, data or mail')
    .option('--about <id>', 'the id of an ask, an import, a person, a member or an API key')
    .option('--all', 'all of it, one JSON a line, and not the newest fifty')
    .action(({ all, from, to, who, kind, about }: AuditOptions, command: Command) =>
      withConnection(command, async (connection) => {
        const asked = { from, to, who, kind, about };
        if (all) return void process.stdout.write(await connection.getText('/api/audit-events.jsonl', asked));
        const answer = await connection.get<{ events: AuditEventAnswer[] }>('/api/audit-events', asked);
        print(command, answer, ({ events }) =>
          table(
            ['when', 'what'],
            events.map((event) => [event.at, event.sentence]),
            'Nothing happened yet, or nothing of that kind.',
          ),
        );
      }),
    );
}

function addInvite(program: Command): void {
  program
    .command('invite')
    .description('invite somebody, by mail and by a link')
    .argument('<email>')
    .requiredOption('--team <team>', 'marketing, sales, success, leadership, operations or people')
    .requiredOption('--role <role>', 'head-of-marketing, head-of-sales, member, operator, viewer or people-partner')
    .action((email: string, options: { team: string; role: string }, command: Command) =>
      withConnection(command, async (connection) => {
        const { team, role } = options;
        const answer = await connection.post<Invited>('/api/invitations', { email, team, role });
        print(command, answer, inWords);
      }),
    );
}

interface Invited {
  invitation: InvitationAnswer;
  link: string;
  isMailed: boolean;
}

function inWords({ link, isMailed, invitation: { email, expiresAt } }: Invited): string {
  const way = isMailed ? `A mail with it is on its way to ${email}.` : `No mail server is set up: send it to ${email} only.`;
  return `${link}\nGood until ${expiresAt}. Whoever has the link can join. ${way}`;
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
