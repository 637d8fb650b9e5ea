import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { MailSettingsAnswer } from '#workspace/mail/schema.ts';
import { encryptionWords } from '#workspace/web/mail-words.ts';

/** How mail leaves, for whoever cannot change it here. */
export function MailFacts({ settings }: { settings: MailSettingsAnswer }) {
  if (settings.by === 'nobody')
    return (
      <p>
        <Trans>Nobody has set up a mail server yet. An operator does that here; until then links are handed on by hand.</Trans>
      </p>
    );
  const { host = '' } = settings;
  const port = String(settings.port);
  const facts = [
    [t`Server`, t`${host}, port ${port}`],
    [t`Encryption`, encryptionWords[settings.encryption ?? 'none']],
    [t`User`, settings.userName ?? t`none`],
    [t`From`, `${settings.fromName} <${settings.fromAddress}>`],
  ] as const;
  return (
    <>
      <dl className="stack">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="small quiet">{name}</dt>
            <dd className="break">{value}</dd>
          </div>
        ))}
      </dl>
      {settings.by === 'environment' ? (
        <p className="cap mt3">
          <Trans>
            Set by <code>ENTENTE_SMTP_URL</code> and <code>ENTENTE_MAIL_FROM</code> in the environment of this installation, which win over
            this page.
          </Trans>
        </p>
      ) : null}
    </>
  );
}
