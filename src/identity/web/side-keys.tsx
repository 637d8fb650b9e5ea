import { Trans } from '@lingui/react/macro';
/** What the marks of a timeline mean. */
export function SideKeys() {
  return (
    <span className="row wrap side-keys">
      <span className="row">
        <Trans>
          <span className="dot" aria-hidden="true" /> marketing
        </Trans>
      </span>
      <span className="row">
        <Trans>
          <span className="dot sl" aria-hidden="true" /> sales
        </Trans>
      </span>
      <span className="row">
        <Trans>
          <span className="dot jt" aria-hidden="true" /> between them
        </Trans>
      </span>
      <span className="row">
        <Trans>
          <span className="dot op" aria-hidden="true" /> either
        </Trans>
      </span>
    </span>
  );
}
