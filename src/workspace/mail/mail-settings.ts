import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome, type Problem } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import { sealPassword } from '#platform/mail/mail-seal.ts';
import { deleteMailSettings, findMailSettings, replaceMailSettings, type StoredMailSettings } from '#platform/mail/mail-store.ts';
import { readAllowedHosts } from '#platform/outbound/allowed-hosts.ts';
import { checkWrittenAddress } from '#platform/outbound/check-destination.ts';
import { OutboundProblem } from '#platform/outbound/outbound-problem.ts';
import { checkEmail } from '#workspace/membership.ts';
import type { MailSettingsAnswer, MailSettingsWanted } from '#workspace/mail/schema.ts';
import { requirePermission } from '#workspace/permissions.ts';

/** How mail leaves, without its password. */
export async function showMailSettings(context: Context): Promise<Outcome<{ mailSettings: MailSettingsAnswer }>> {
  const problem = requirePermission(context, 'mail.read');
  if (problem) return { ok: false, problem };
  const { smtp } = context.settings;
  if (smtp) {
    const { host, port, encryption, user, password, fromName, fromAddress } = smtp;
    const shown = { host, port, encryption, userName: user, hasPassword: password !== null, fromName, fromAddress };
    return { ok: true, mailSettings: { by: 'environment', ...shown } };
  }
  const stored = await inWorkspace(context.database, context.caller.workspaceId, findMailSettings);
  return { ok: true, mailSettings: stored ? onWire(stored) : { by: 'nobody' } };
}

function onWire({ sealedPassword, ...rest }: StoredMailSettings): MailSettingsAnswer {
  return { by: 'page', ...rest, hasPassword: sealedPassword !== null };
}

/** Sets up how mail leaves. A password that is not given again is kept only for the server and the user it was given for. */
export async function changeMailSettings(
  context: Context,
  wanted: MailSettingsWanted,
): Promise<Outcome<{ mailSettings: MailSettingsAnswer }>> {
  const problem = requirePermission(context, 'mail.write') ?? byEnvironment(context) ?? problemOf(context, wanted);
  if (problem) return { ok: false, problem };
  const { workspaceId, memberId } = context.caller;
  return inWorkspace(context.database, workspaceId, async (tx) => {
    const password = passwordFor(context, wanted, await findMailSettings(tx));
    if (!password.ok) return password;
    const { host, port, encryption, userName, fromName, fromAddress } = wanted;
    const settings = { host: host.toLowerCase(), port, encryption, userName: userName || null, fromName, fromAddress, ...password.sealed };
    await replaceMailSettings(tx, settings, { by: memberId, at: new Date(context.clock.now()) });
    await announce(tx, context, { name: 'mail-settings.changed', subject: {} });
    return { ok: true, mailSettings: onWire(settings) };
  });
}

/** From then on mails are kept in the outbox. */
export async function removeMailSettings(context: Context): Promise<Outcome> {
  const problem = requirePermission(context, 'mail.write') ?? byEnvironment(context);
  if (problem) return { ok: false, problem };
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    if (!(await deleteMailSettings(tx)))
      return refuse('conflict', 'mail-not-set-up', t`No mail server is set up.`, { accepted: t`nothing to do` });
    await announce(tx, context, { name: 'mail-settings.removed', subject: {} });
    return { ok: true };
  });
}

function byEnvironment({ settings }: Context): Problem | null {
  if (!settings.smtp) return null;
  return refuse('conflict', 'mail-by-environment', t`The environment of this installation says how mail leaves.`, {
    accepted: t`a change of ENTENTE_SMTP_URL and ENTENTE_MAIL_FROM, and a restart`,
  }).problem;
}

function passwordFor(
  { settings: { secret }, caller: { workspaceId } }: Context,
  wanted: MailSettingsWanted,
  before: StoredMailSettings | null,
): Outcome<{ sealed: { sealedPassword: Buffer | null } }> {
  if (!wanted.userName) return { ok: true, sealed: { sealedPassword: null } };
  if (wanted.password) return { ok: true, sealed: { sealedPassword: sealPassword(secret, workspaceId, wanted.password) } };
  const isSame =
    before?.host === wanted.host.toLowerCase() &&
    before.port === wanted.port &&
    before.encryption === wanted.encryption &&
    before.userName === wanted.userName;
  if (isSame && before.sealedPassword) return { ok: true, sealed: { sealedPassword: before.sealedPassword } };
  // A server that somebody else chose must not be handed the password of the one before.
  return refuse('invalid', 'password-wanted', t`The password of this user is wanted.`, {
    where: 'password',
    accepted: t`the password, whenever server or user change; no user name where none is needed`,
  });
}

function problemOf({ settings }: Context, { host, fromAddress }: MailSettingsWanted): Problem | null {
  const sender = checkEmail(fromAddress);
  if (sender) return { ...sender, where: 'fromAddress' };
  const name = host.includes(':') ? `[${host}]` : host;
  const url = URL.canParse(`http://${name}/`) ? new URL(`http://${name}/`) : null;
  if (!url || /[/@?#\s]/.test(host) || url.port !== '') {
    return refuse('invalid', 'not-a-host', t`Not the name of a host: ${host}.`, {
      where: 'host',
      accepted: t`mail.company.example and the like`,
    }).problem;
  }
  try {
    checkWrittenAddress(url, readAllowedHosts(settings.outboundAllow));
    return null;
  } catch (error) {
    if (error instanceof OutboundProblem) return { ...error.problem, where: 'host' };
    throw error;
  }
}
