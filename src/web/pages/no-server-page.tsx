import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { DoorPage } from '#web/pages/door-page.tsx';
import { Button } from '#web/ui/button.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';

/** Not even who is here could be read: the server is silent, or refuses all. */
export function NoServerPage({ error }: ErrorComponentProps) {
  return (
    <DoorPage title={t`Entente does not answer`} narrow>
      <ProblemNote
        problem={error}
        action={
          <Button onClick={() => globalThis.location.reload()}>
            <Trans>Try again</Trans>
          </Button>
        }
      />
    </DoorPage>
  );
}
