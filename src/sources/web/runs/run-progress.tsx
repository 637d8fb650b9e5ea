import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { aboutSeconds, rowCount } from '#sources/web/import-words.ts';
import { CancelDialog } from '#sources/web/runs/cancel-dialog.tsx';
import { useRunCommand } from '#sources/web/runs/use-run.ts';
import type { ImportRun } from '#sources/schema.ts';
import { Button } from '#web/ui/button.tsx';
import { bytes, count } from '#web/ui/formats.ts';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Progress } from '#web/ui/progress.tsx';
import { Sheet } from '#web/ui/sheet.tsx';
import { useSession } from '#web/use-session.ts';

/** True progress: bytes read of those there are, rows, the rate, and the time left at this rate; and what can be done about it. */
export function RunProgress({ run }: { run: ImportRun }) {
  const { permits } = useSession();
  const [done, of] = run.bytesTotal > 0 ? [run.bytesRead, run.bytesTotal] : [run.rowsRead, Math.max(run.rowsEstimated, run.rowsRead)];
  return (
    <Sheet aria-label={t`Progress`}>
      <p className="say">{saying(run)}</p>
      <div className="mt4">
        <Progress done={done} of={of} label={t`Importing ${run.sourceName}`} words={readWords(run)} />
      </div>
      <p className="hint mt2">
        {run.state === 'running' && run.rowsPerSecond ? `${rateWords(run.rowsPerSecond)} ` : ''}
        {run.state === 'paused'
          ? t`What is in so far stands; nothing is lost.`
          : t`You can leave this page; the import goes on without it.`}
      </p>
      {permits('sources.import') ? <Controls run={run} /> : null}
    </Sheet>
  );
}

function Controls({ run }: { run: ImportRun }) {
  const [isCancelling, setIsCancelling] = useState(false);
  const pause = useRunCommand(run.id, '/pauses');
  const resume = useRunCommand(run.id, '/resumptions');
  const isPaused = run.state === 'paused';
  return (
    <>
      <div className="row wrap mt4">
        {isPaused ? (
          <Button variant="main" onClick={() => resume.mutate()} busy={resume.isPending ? t`Going on` : undefined}>
            <Trans>Go on</Trans>
          </Button>
        ) : (
          <Button onClick={() => pause.mutate()} busy={pause.isPending ? t`Pausing` : undefined}>
            <Trans>Pause</Trans>
          </Button>
        )}
        <Button variant="plain" onClick={() => setIsCancelling(true)}>
          <Trans>Cancel the import</Trans>
        </Button>
      </div>
      {(pause.error ?? resume.error) ? (
        <div className="mt3">
          <ProblemNote problem={pause.error ?? resume.error} />
        </div>
      ) : null}
      <CancelDialog run={run} isOpen={isCancelling} onClose={() => setIsCancelling(false)} />
    </>
  );
}

function readWords(run: ImportRun): string {
  const rows = rowCount(run.rowsRead);
  if (run.bytesTotal === 0) return rows;
  const read = bytes(run.bytesRead);
  const all = bytes(run.bytesTotal);
  return t`${read} of ${all} read, ${rows}`;
}

function rateWords(rowsPerSecond: number): string {
  return plural(Math.round(rowsPerSecond), { one: '# row a second.', other: '# rows a second.' });
}

function saying(run: ImportRun): string {
  const rows = rowCount(run.rowsRead);
  const all = count(Math.max(run.rowsEstimated, run.rowsRead));
  if (run.state === 'waiting') return t`It begins in a moment.`;
  if (run.state === 'paused') return t`It rests at ${rows} of about ${all}.`;
  if (run.isLookingThrough) return t`The files are looked through to their ends before the first row is written.`;
  if (run.secondsLeft === null) return t`${rows} of about ${all}.`;
  const time = aboutSeconds(run.secondsLeft);
  return t`${rows} of about ${all}, ${time} left.`;
}
