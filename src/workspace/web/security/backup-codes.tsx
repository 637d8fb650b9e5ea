import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '#web/ui/button.tsx';
import { Copying } from '#workspace/web/security/copying.tsx';

/** Shown once: to be copied or written down. */
export function BackupCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  return (
    <div className="form">
      <p>
        <Trans>Each of these opens once, in place of a code of the app, when the phone is lost. They are shown now and never again.</Trans>
      </p>
      <ul className="backup-codes" aria-label={t`Backup codes`}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="row wrap">
        <Button variant="main" onClick={onDone}>
          <Trans>I have kept them</Trans>
        </Button>
        <Copying text={codes.join('\n')}>
          <Trans>Copy them</Trans>
        </Copying>
      </div>
    </div>
  );
}
