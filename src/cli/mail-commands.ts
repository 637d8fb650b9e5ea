import type { Command } from 'commander';
import type { MailAnswer, MailSettingsAnswer, MailWholeAnswer } from '#workspace/mail/schema.ts';
import { withConnection } from './connection.ts';
import { print, table } from './output.ts';

/** The outbox, and whether mail leaves. */
export function addMailCommands(program: Command): void {
  const mail = program.command('mail').description('the mails that Entente wrote, and how they leave');
  addList(mail);
  mail
    .command('show')
    .description('one mail: what it says, and what became of it')
    .argument('<mail>', 'the id, as in list')
    .action((id: string, _options: object, command: Command) =>
      withConnection(command, async (connection) => {
        const answer = await connection.get<MailWholeAnswer>(`/api/mails/${encodeURIComponent(id)}`);
        print(command, answer, whole);
      }),
    );
  mail
    .command('send')
    .description('send a mail that was kept or did not leave')
    .argument('<mail>', 'the id, as in list')
    .action((id: string, _options: object, command: Command) =>
      withConnection(command, async (connection) => {
        const answer = await connection.post<{ mail: MailAnswer }>(`/api/mails/${encodeURIComponent(id)}/tries`, {});
        print(command, answer, ({ mail: { to } }) => `On its way to ${to}.`);
      }),
    );
  addTest(mail);
}

function addList(mail: Command): void {
  mail
    .command('list', { isDefault: true })
    .description('the outbox, newest first')
    .action((_options: object, command: Command) =>
      withConnection(command, async (connection) => {
        const answer = await connection.get<{ mails: MailAnswer[] }>('/api/mails');
        print(command, answer, ({ mails }) =>
          table(
            ['id', 'written', 'to', 'subject', 'stands', 'why'],
            mails.map(({ id, writtenAt, to, subject, state, reason, said }) => [
              id,
              writtenAt,
              to,
              subject,
              state,
              said && reason ? said : reason,
            ]),
            'No mail was written yet.',
          ),
        );
      }),
    );
}

function whole({ mail, text, history }: MailWholeAnswer): string {
  const told = history.map(({ at, state, reason, said }) => [at, state, reason, said].filter(Boolean).join('  '));
  return [`To ${mail.to}: ${mail.subject}`, '', text ?? 'What it said is forgotten by now.', ...told].join('\n');
}

function addTest(mail: Command): void {
  mail
    .command('test')
    .description('send a test mail now, and say what the mail server says')
    .requiredOption('--to <email>')
    .action(({ to }: { to: string }, command: Command) =>
      withConnection(command, async (connection) => {
        const { mailSettings } = await connection.get<{ mailSettings: MailSettingsAnswer }>('/api/mail-settings');
        const answer = await connection.post<{ mail: MailAnswer }>('/api/mail-tests', { to });
        print(command, answer, ({ mail: { said } }) => `${mailSettings.host} took it and said: ${said}`);
      }),
    );
}
