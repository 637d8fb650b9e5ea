import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Chosen } from '#web/lists/bulk-bar.tsx';
import { Button } from '#web/ui/button.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { useBegin } from './bulk-calls.ts';

interface BulkButtonsProps {
  chosen: Chosen;
  /** It was begun: what was selected is selected no more. */
  onBegun: () => void;
  /** More to do with what is chosen. */
  children?: ReactNode;
}

/** Too many rows to do something to at once are to be narrowed first. */
export const tooMany = ({ isEndless }: Chosen) => (isEndless ? t`At most 10,000 at once: filter for fewer.` : undefined);

/** Follow what is chosen, or follow it no more. */
export function BulkButtons({ chosen, onBegun, children }: BulkButtonsProps) {
  const begin = useBegin(chosen);
  const run = (action: 'follow' | 'unfollow') => begin.mutate({ action }, { onSuccess: onBegun });
  const isBusy = (action: string) => begin.isPending && begin.variables.action === action;
  return (
    <>
      <Button
        size="sm"
        icon="bell"
        whyNot={tooMany(chosen)}
        busy={isBusy('follow') ? t`Following` : undefined}
        onClick={() => run('follow')}
      >
        <Trans>Follow</Trans>
      </Button>
      <Button size="sm" disabled={chosen.isEndless} busy={isBusy('unfollow') ? t`Letting go` : undefined} onClick={() => run('unfollow')}>
        <Trans>Unfollow</Trans>
      </Button>
      {children}
      {begin.isError && <ProblemNote problem={begin.error} />}
    </>
  );
}
