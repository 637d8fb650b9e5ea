import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { isBeingUndone } from '#sources/web/runs/run-words.ts';
import type { ImportRun } from '#sources/schema.ts';
import { DoorLink } from '#web/ui/door.tsx';
import { moment } from '#web/ui/formats.ts';
import { State } from '#web/ui/state.tsx';

const words: Partial<Record<ImportRun['state'], string>> = { waiting: t`Waiting`, running: t`Importing`, paused: t`Paused` };

/** The state of a run: a sign and a word. A run that refused rows is done, and says so. */
export function RunState({ run }: { run: ImportRun }) {
  if (isBeingUndone(run)) return <State is="unknown">{run.undo?.direction === 'redo' ? t`Being put back` : t`Being undone`}</State>;
  if (run.undoneAt)
    return (
      <State is="unknown">
        <Trans>Undone</Trans>
      </State>
    );
  if (run.state === 'done')
    return run.refused > 0 ? (
      <State is="risk">
        <Trans>Done, some refused</Trans>
      </State>
    ) : (
      <State is="good">
        <Trans>Done</Trans>
      </State>
    );
  if (run.state === 'failed')
    return (
      <State is="broken">
        <Trans>Stopped</Trans>
      </State>
    );
  if (run.state === 'cancelled')
    return (
      <State is="risk">
        <Trans>Cancelled</Trans>
      </State>
    );
  return <State is="unknown">{words[run.state] ?? run.state}</State>;
}

/** When it was asked for, as a door to the run. */
export function RunLink({ run, timeZone }: { run: Pick<ImportRun, 'id' | 'requestedAt'>; timeZone: string }) {
  return (
    <DoorLink className="nowrap" to="/data/imports/$id" params={{ id: run.id }}>
      {moment(run.requestedAt, timeZone)}
    </DoorLink>
  );
}
