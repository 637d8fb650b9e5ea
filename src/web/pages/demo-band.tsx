import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useSession } from '#web/use-session.ts';

/** Says on every page of a demo that nothing here is real, and how to go on. */
export function DemoBand() {
  const { session } = useSession();
  if (!session.isDemo) return null;
  return (
    <aside className="demo-band" aria-label={t`Demo company`}>
      <p>
        <Trans>
          <b>Demo company:</b> invented data.
        </Trans>
      </p>
      <Link to="/demo">
        <Trans>Look through other eyes</Trans>
      </Link>
      <Link to="/set-up">
        <Trans>Start with your own</Trans>
      </Link>
    </aside>
  );
}
