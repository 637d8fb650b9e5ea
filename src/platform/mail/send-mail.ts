import type { Platform } from '#platform/context.ts';
import { inDirectory, inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { lockSpaces } from '#platform/database/lock-spaces.ts';
import { findRoute } from '#platform/mail/find-route.ts';
import { openParts } from '#platform/mail/mail-seal.ts';
import { composeLetter } from '#platform/mail/letter.ts';
import { findDueMails, findMail, insertState, statesOf, type MailState } from '#platform/mail/mail-store.ts';
import { deliverBySmtp, type Delivery, type OutgoingMail } from '#platform/mail/smtp.ts';
import type { SmtpRoute } from '#platform/mail/smtp-route.ts';

/** Minutes until the next try, after the first, the second ... try: about two days in all. */
const patienceMinutes = [1, 5, 15, 60, 180, 360, 720, 1440];

/**
 * Tries to send one mail that waits. Whoever tries holds a lease that ends with the process, so that nobody else tries at the
 * same time. Killed between the server's yes and our note of it, the mail goes out once more under the same Message-ID.
 * @returns what became of it; null where it does not wait, or somebody else is at it.
 */
export async function sendMail(platform: Platform, workspaceId: number, mailId: number): Promise<MailState | null> {
  const lease = await platform.database.pool.connect();
  const key = [lockSpaces.mails, mailId % 2147483647];
  let broken: Error | undefined;
  const onError = (error: Error) => void (broken = error);
  lease.on('error', onError);
  try {
    const { rows } = await lease.query<{ taken: boolean }>('select pg_try_advisory_lock($1, $2) as taken', key);
    if (!rows[0]!.taken) return null;
    const state = await tryOnce(platform, workspaceId, mailId);
    await lease.query('select pg_advisory_unlock($1, $2)', key);
    return state;
  } catch (error) {
    broken = error as Error;
    throw error;
  } finally {
    lease.off('error', onError);
    lease.release(broken);
  }
}

async function tryOnce(platform: Platform, workspaceId: number, mailId: number): Promise<MailState | null> {
  const ready = await inWorkspace(platform.database, workspaceId, (tx) => prepare(tx, platform, mailId));
  if (!ready) return null;
  const delivery =
    'problem' in ready ? ready.problem : await deliverBySmtp(ready.route, ready.mail, { allow: platform.settings.outboundAllow });
  return inWorkspace(platform.database, workspaceId, async (tx) => {
    const state = stateAfter(delivery, ready.triesBefore, platform.clock.now());
    await insertState(tx, mailId, state);
    return state;
  });
}

type Ready = { triesBefore: number } & ({ route: SmtpRoute; mail: OutgoingMail } | { problem: Delivery });

async function prepare(tx: WorkspaceTx, platform: Platform, mailId: number): Promise<Ready | null> {
  const { settings } = platform;
  const found = await findMail(tx, mailId);
  if (found?.state !== 'waiting') return null;
  const triesBefore = triesSinceAsked(await statesOf(tx, mailId));
  const compose = platform.letters?.[found.aboutKind];
  const read = compose && (await compose(tx, platform, { mailId, aboutId: found.aboutId }));
  if (read === null) return { triesBefore, problem: { ok: false, reason: 'nothing-left', said: '', isFinal: true } };
  const sealed = found.sealedParts && openParts(settings.secret, found.messageId, found.sealedParts);
  const parts = read ? { ...composeLetter(read.letter), headers: read.headers, subject: read.subject } : sealed;
  const way = await findRoute(tx, settings);
  if (!parts || !way.route) {
    const reason = parts && !way.route && way.why === 'not-set-up' ? 'not-set-up' : 'sealed-otherwise';
    return { triesBefore, problem: { ok: false, reason, said: '', isFinal: true } };
  }
  const { messageId, to, subject } = found;
  return { triesBefore, route: way.route, mail: { messageId, to, subject, ...parts } };
}

/** Tries that failed since it was written, or since somebody asked for another try. */
function triesSinceAsked(states: readonly MailState[]): number {
  return states.length - 1 - states.findLastIndex((state) => state.state === 'waiting' && state.reason === null);
}

function stateAfter(delivery: Delivery, triesBefore: number, now: number): MailState {
  const beganAt = new Date(now);
  if (delivery.ok) return { state: 'sent', reason: null, said: delivery.said, nextTryAt: null, beganAt };
  const { reason, said } = delivery;
  // What was set up when it was written may be gone by now: then it is kept, as one written after.
  if (reason === 'not-set-up' || reason === 'nothing-left') return { state: 'kept', reason, said: null, nextTryAt: null, beganAt };
  const minutes = patienceMinutes[triesBefore];
  if (delivery.isFinal || minutes === undefined) return { state: 'failed', reason, said, nextTryAt: null, beganAt };
  return { state: 'waiting', reason, said, nextTryAt: new Date(now + minutes * 60_000), beganAt };
}

const mostAtOnce = 50;
/** The same would happen to every other mail of that company. */
const ofTheServer: readonly (string | null)[] = [
  'no-answer',
  'too-slow',
  'closed-network',
  'not-trusted',
  'no-encryption',
  'sign-in-refused',
];

/** Sends what is due, of all companies; where a company's mail server does not answer, its other mails wait for the next round. */
export async function sendDueMails(platform: Platform): Promise<void> {
  const due = await inDirectory(platform.database, (tx) => findDueMails(tx, new Date(platform.clock.now()), mostAtOnce));
  const unreachable = new Set<number>();
  for (const { workspaceId, mailId } of due) {
    if (unreachable.has(workspaceId)) continue;
    const state = await sendMail(platform, workspaceId, mailId);
    if (state && ofTheServer.includes(state.reason)) unreachable.add(workspaceId);
  }
}
