import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ChosenFile } from '#sources/web/bring/use-chosen-files.ts';
import { Button } from '#web/ui/button.tsx';
import { bytes } from '#web/ui/formats.ts';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Progress } from '#web/ui/progress.tsx';
import { State } from '#web/ui/state.tsx';

interface ChosenFileRowProps {
  chosen: ChosenFile;
  onRemove: () => void;
  onSendAgain: () => void;
}

function sentWords(chosen: ChosenFile): string {
  const sent = bytes(chosen.sent);
  const all = bytes(chosen.bytes);
  return t`${sent} of ${all} sent`;
}

/** One file on its way: its name, how far it is, and a way to leave it out. */
export function ChosenFileRow({ chosen, onRemove, onSendAgain }: ChosenFileRowProps) {
  return (
    <li>
      <div className="row between">
        <span className="row wrap grow">
          <span className="strong break">{chosen.name}</span>
          <span className="small quiet nowrap">{bytes(chosen.bytes)}</span>
          {chosen.state === 'sent' ? (
            <State is="good">
              <Trans>Arrived</Trans>
            </State>
          ) : null}
        </span>
        <Button variant="plain" onClick={onRemove} aria-label={t`Remove ${chosen.name}`}>
          <Trans>Remove</Trans>
        </Button>
      </div>
      {chosen.state === 'sending' ? (
        <Progress done={chosen.sent} of={chosen.bytes} label={t`Sending ${chosen.name}`} words={sentWords(chosen)} />
      ) : null}
      {chosen.state === 'failed' ? (
        <ProblemNote
          problem={chosen.problem}
          action={
            <Button onClick={onSendAgain}>
              <Trans>Send it again</Trans>
            </Button>
          }
        />
      ) : null}
    </li>
  );
}
