import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Platform } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import { readMember } from '#workspace/public.ts';
import { choosePaces } from '#discussion/mail/mail-choice-store.ts';
import { readStopToken } from '#discussion/mail/stop-token.ts';

/** Whoever holds the link of a mail ends the notices by mail of whom it was sent to. In the app they are told as before. */
export async function endNoticeMails(platform: Platform, token: string): Promise<Outcome> {
  const reader = readStopToken(platform.settings.secret, token);
  if (!reader) return noSuchLink();
  const { workspaceId, memberId } = reader;
  return inWorkspace(platform.database, workspaceId, async (tx) => {
    const member = await readMember(tx, memberId);
    if (!member) return noSuchLink();
    const pace = 'never' as const;
    const at = new Date(platform.clock.now());
    await choosePaces(tx, memberId, { mention: pace, comment: pace, ask: pace, answer: pace, import: pace }, at);
    const { name, team, role } = member;
    const context = { ...platform, caller: { kind: 'member' as const, workspaceId, memberId, name, team, role } };
    await announce(tx, context, { name: 'notice-mail.ended', subject: {} });
    return { ok: true };
  });
}

const noSuchLink = () =>
  refuse('missing', 'no-such-link', t`No mail of ours has this link.`, {
    where: 'token',
    accepted: t`the whole link as it stands in the mail`,
  });
