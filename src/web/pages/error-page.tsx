import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { Button } from '#web/ui/button.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Page } from '#web/ui/page.tsx';

/** A page that could not be shown: what was wrong, and one way on. The bar stays. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const again = () => {
    reset();
    globalThis.location.reload();
  };
  return (
    <Page title={t`This page could not be shown`} narrow>
      <ProblemNote
        problem={error}
        action={
          <Button onClick={again}>
            <Trans>Try again</Trans>
          </Button>
        }
      />
    </Page>
  );
}
