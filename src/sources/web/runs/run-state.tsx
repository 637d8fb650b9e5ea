import type { ImportRun } from '#sources/schema.ts';
import { DoorLink } from '#web/ui/door.tsx';
import { moment } from '#web/ui/formats.ts';
import { State } from '#web/ui/state.tsx';

/** The state of a run: a sign and a word. A run that refused rows is done, and says so. */
export function RunState({ run }: { run: ImportRun }) {
  if (run.state === 'done') return run.refused > 0 ? <State is="risk">Done, some refused</State> : <State is="good">Done</State>;
  if (run.state === 'failed') return <State is="broken">Stopped</State>;
  return <State is="unknown">{run.state === 'waiting' ? 'Waiting' : 'Importing'}</State>;
}

/** When it was asked for, as a door to the run. */
export function RunLink({ run, timeZone }: { run: ImportRun; timeZone: string }) {
  return (
    <DoorLink className="nowrap" to="/data/imports/$id" params={{ id: run.id }}>
      {moment(run.requestedAt, timeZone)}
    </DoorLink>
  );
}
