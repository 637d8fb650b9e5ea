import type { Command } from 'commander';
import type { CommentAnswer, DiscussionAnswer, NoticesAnswer } from '#discussion/schema.ts';
import { withConnection } from './connection.ts';
import { print, table } from './output.ts';

/** What members say of a thing, and what they are told. */
export function addCommentCommands(program: Command): void {
  const comments = program.command('comments').description('what members say of a person, account, deal, ask or import');
  comments
    .command('list')
    .description('the comments on something, the oldest first')
    .argument('<kind>', 'person, account, deal, ask or importRun')
    .argument('<id>', 'its id')
    .action((kind: string, id: string, _options: object, command: Command) =>
      withConnection(command, async (connection) => {
        const answer = await connection.get<DiscussionAnswer>('/api/comments', { kind, id });
        print(command, answer, commentsInWords);
      }),
    );
  comments
    .command('add')
    .description('say something; @ before the whole name of a member mentions them')
    .argument('<kind>', 'person, account, deal, ask or importRun')
    .argument('<id>', 'its id')
    .argument('<words>')
    .action((kind: string, id: string, text: string, _options: object, command: Command) =>
      withConnection(command, async (connection) => {
        const answer = await connection.post<CommentAnswer>('/api/comments', { about: { kind, id }, text });
        print(command, answer, ({ comment }) => `${comment.id}: said.`);
      }),
    );
  comments
    .command('remove')
    .description('take the words of a comment away, for good')
    .argument('<comment>', 'the id, as in list')
    .action((id: string, _options: object, command: Command) =>
      withConnection(command, async (connection) => {
        const answer = await connection.remove<CommentAnswer>(`/api/comments/${encodeURIComponent(id)}`);
        print(command, answer, ({ comment }) => `${comment.id}: removed.`);
      }),
    );
  program
    .command('notices')
    .description('what you were told, the newest first')
    .action((_options: object, command: Command) =>
      withConnection(command, async (connection) => print(command, await connection.get<NoticesAnswer>('/api/notices'), noticesInWords)),
    );
}

function commentsInWords({ comments }: DiscussionAnswer): string {
  return table(
    ['id', 'at', 'by', 'what'],
    comments.map(({ id, at, by, text, state }) => [id, at.slice(0, 16).replace('T', ' '), by?.name ?? 'the operator', text || state]),
    'Nobody has said anything here.',
  );
}

function noticesInWords({ notices }: NoticesAnswer): string {
  return table(
    ['at', '', 'what'],
    notices.map(({ at, isRead, sentence }) => [at.slice(0, 16).replace('T', ' '), isRead ? '' : 'unread', sentence]),
    'You were told nothing.',
  );
}
