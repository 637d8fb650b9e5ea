import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '#web/ui/button.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { type AskOnWire, useAskStep } from './ask-calls.ts';

/** Takes away what somebody wrote, as where it names a person who was erased: asked twice, since nothing brings it back. */
export function EraseWords({ ask, place }: { ask: AskOnWire; place: number }) {
  const erase = useAskStep<{ place: number }>(`/api/asks/${encodeURIComponent(ask.id)}/erasures`);
  const [isAsked, setIsAsked] = useState(false);
  if (!isAsked) {
    return (
      <Button variant="plain" size="sm" onClick={() => setIsAsked(true)}>
        <Trans>Erase the words</Trans>
      </Button>
    );
  }
  return (
    <div className="stack">
      <p className="small">
        <Trans>The words give way to “erased”, for good. Who wrote them and when stays.</Trans>
      </p>
      <div className="row wrap">
        <Button size="sm" busy={erase.isPending ? t`Erasing` : undefined} onClick={() => erase.mutate({ place })}>
          <Trans>Erase them</Trans>
        </Button>
        <Button variant="plain" size="sm" onClick={() => setIsAsked(false)}>
          <Trans>Keep them</Trans>
        </Button>
      </div>
      {erase.isError && <ProblemNote problem={erase.error} />}
    </div>
  );
}
