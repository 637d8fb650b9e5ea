import { inDirectory, inWorkspace } from '#platform/database/database.ts';
import { forgetParts } from '#platform/mail/mail-store.ts';
import { sendDueMails, sendMail } from '#platform/mail/send-mail.ts';
import type { Listener, Sweep } from '#platform/slice.ts';

const daysToForget = 90;

/** Sends a mail as soon as the command that wrote it is done; what does not leave then is the sweep's. */
export const mailListeners: readonly Listener[] = ['mail.written', 'mail.sent-again'].map((event) => ({
  name: `workspace/send-on-${event}`,
  event,
  run: async (context, { subject }) => {
    await sendMail(context, context.caller.workspaceId, Number(subject['mailId']));
  },
}));

export const mailSweeps: readonly Sweep[] = [
  { name: 'workspace/send-due-mails', everySeconds: 60, isLong: true, run: sendDueMails },
  {
    name: 'workspace/forget-mails',
    everySeconds: 86_400,
    run: async ({ database, clock }) => {
      const before = new Date(clock.now() - daysToForget * 86_400_000);
      const { rows } = await inDirectory(database, (tx) => tx.client.query<{ id: number }>('select id from directory.workspaces'));
      for (const { id } of rows) await inWorkspace(database, id, (tx) => forgetParts(tx, before));
    },
  },
];
