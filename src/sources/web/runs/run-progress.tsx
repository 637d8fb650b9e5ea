import type { ImportRun } from '#sources/schema.ts';
import { aboutSeconds, plural } from '#sources/web/import-words.ts';
import { bytes, count } from '#web/ui/formats.ts';
import { Progress } from '#web/ui/progress.tsx';
import { Sheet } from '#web/ui/sheet.tsx';

/** True progress: bytes read of those there are, rows, the rate, and the time left at this rate. */
export function RunProgress({ run }: { run: ImportRun }) {
  const words = `${bytes(run.bytesRead)} of ${bytes(run.bytesTotal)} read, ${plural(run.rowsRead, 'row')}`;
  return (
    <Sheet aria-label="Progress">
      <p className="say">{run.state === 'waiting' ? 'It begins in a moment.' : saying(run)}</p>
      <div className="mt4">
        <Progress done={run.bytesRead} of={run.bytesTotal} label={`Importing ${run.sourceName}`} words={words} />
      </div>
      <p className="hint mt2">
        {run.rowsPerSecond ? `${count(run.rowsPerSecond)} rows a second. ` : ''}You can leave this page; the import goes on without it.
      </p>
    </Sheet>
  );
}

function saying(run: ImportRun): string {
  const rows = `${plural(run.rowsRead, 'row')} of about ${count(Math.max(run.rowsEstimated, run.rowsRead))}`;
  const left = secondsLeft(run);
  return left === null ? `${rows}.` : `${rows}, ${aboutSeconds(left)} left.`;
}

/** At the rate so far; null before there is one. */
function secondsLeft({ rowsPerSecond, rowsEstimated, rowsRead }: ImportRun): number | null {
  return rowsPerSecond ? Math.max(0, rowsEstimated - rowsRead) / rowsPerSecond : null;
}
