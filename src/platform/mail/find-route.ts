import type { Settings } from '#platform/settings.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';
import { openPassword } from '#platform/mail/mail-seal.ts';
import { findMailSettings } from '#platform/mail/mail-store.ts';
import type { SmtpRoute } from '#platform/mail/smtp-route.ts';

/** How the mails of a workspace leave: by the environment where it says so, else by what was set up in the page, else not at all. */
export async function findRoute(
  tx: WorkspaceTx,
  settings: Pick<Settings, 'smtp' | 'secret'>,
): Promise<{ route: SmtpRoute } | { route: null; why: 'not-set-up' | 'sealed-otherwise' }> {
  if (settings.smtp) return { route: settings.smtp };
  const stored = await findMailSettings(tx);
  if (!stored) return { route: null, why: 'not-set-up' };
  const { host, port, encryption, userName: user, sealedPassword, fromName, fromAddress } = stored;
  const password = sealedPassword && openPassword(settings.secret, tx.workspaceId, sealedPassword);
  if (sealedPassword && password === null) return { route: null, why: 'sealed-otherwise' };
  return { route: { host, port, encryption, user, password, fromName, fromAddress, isTrusted: false } };
}
