import { randomBytes } from 'node:crypto';
import type { Context } from '#platform/context.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import { composeLetter, type Letter } from '#platform/mail/letter.ts';
import { findRoute } from '#platform/mail/find-route.ts';
import { sealParts } from '#platform/mail/mail-seal.ts';
import { insertMail, insertState } from '#platform/mail/mail-store.ts';

export interface MailWanted {
  to: string;
  subject: string;
  /** null: it is read as it leaves, by the slice that knows what it is about. */
  letter: Letter | null;
  /** Which thing it is about: an invitation, by its row. */
  about: { kind: string; id: number | null };
  /** Whoever writes it sends it as well, while somebody waits: it is announced as this, and to nobody who sends. */
  sentByWriterAs?: string;
}

/**
 * Puts a mail into the outbox, in the command's own transaction: either what it tells of happened and it will be sent, or neither.
 * Where nobody has set up how mail leaves, it is kept there to be read.
 * @returns its row, and whether it will be sent.
 */
export async function writeMail(tx: WorkspaceTx, context: Context, wanted: MailWanted): Promise<{ mailId: number; willBeSent: boolean }> {
  const { to, letter, about } = wanted;
  const at = new Date(context.clock.now());
  const messageId = `<${randomBytes(16).toString('hex')}@entente>`;
  const mailId = await insertMail(tx, {
    messageId,
    to,
    subject: wanted.subject.replaceAll(/\s+/g, ' ').trim(),
    sealedParts: letter && sealParts(context.settings.secret, messageId, composeLetter(letter)),
    aboutKind: about.kind,
    aboutId: about.id,
    writtenBy: context.caller.memberId,
    writtenAt: at,
  });
  const { route } = await findRoute(tx, context.settings);
  const began = { said: null, beganAt: at };
  // Should the writer be killed, the sweep sends it.
  const dueAt = wanted.sentByWriterAs ? new Date(at.getTime() + 300_000) : at;
  await insertState(
    tx,
    mailId,
    route
      ? { ...began, state: 'waiting', reason: null, nextTryAt: dueAt }
      : { ...began, state: 'kept', reason: 'not-set-up', nextTryAt: null },
  );
  if (route)
    await announce(tx, context, {
      name: wanted.sentByWriterAs ?? 'mail.written',
      subject: { mailId, about: about.kind, ...(letter ? {} : { unsaid: 1 }) },
    });
  return { mailId, willBeSent: route !== null };
}
