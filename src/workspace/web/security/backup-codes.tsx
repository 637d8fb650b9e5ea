import { Button } from '#web/ui/button.tsx';
import { Copying } from '#workspace/web/security/copying.tsx';

/** Shown once: to be copied or written down. */
export function BackupCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  return (
    <div className="form">
      <p>Each of these opens once, in place of a code of the app, when the phone is lost. They are shown now and never again.</p>
      <ul className="backup-codes" aria-label="Backup codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="row wrap">
        <Button variant="main" onClick={onDone}>
          I have kept them
        </Button>
        <Copying text={codes.join('\n')}>Copy them</Copying>
      </div>
    </div>
  );
}
