import { t } from '@lingui/core/macro';
import { countWords, rowCount } from '#sources/web/import-words.ts';
import { RunState } from '#sources/web/runs/run-state.tsx';
import { isOver, whatItReads } from '#sources/web/runs/run-words.ts';
import { useRun } from '#sources/web/runs/use-run.ts';
import { DoorLink } from '#web/ui/door.tsx';
import { bytes } from '#web/ui/formats.ts';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Progress } from '#web/ui/progress.tsx';
import { SoftBar } from '#web/ui/skeleton.tsx';

/** One of several imports, in a line: its progress while it runs, what it came to when it is over. */
export function RunLine({ id }: { id: string }) {
  const { run, error } = useRun(id);
  if (error)
    return (
      <li>
        <ProblemNote problem={error} />
      </li>
    );
  if (!run)
    return (
      <li aria-busy="true">
        <SoftBar />
      </li>
    );
  const read = bytes(run.bytesRead);
  const all = bytes(run.bytesTotal);
  const rows = rowCount(run.rowsRead);
  return (
    <li>
      <div className="row between wrap">
        <span className="row base wrap grow">
          <DoorLink className="strong" to="/data/imports/$id" params={{ id }}>
            {run.sourceName}
          </DoorLink>
          <span className="small quiet break">{whatItReads(run)}</span>
        </span>
        <RunState run={run} />
      </div>
      {isOver(run) ? (
        <p className="small soft">{countWords(run)}</p>
      ) : (
        <Progress done={run.bytesRead} of={run.bytesTotal} label={t`Importing ${run.sourceName}`} words={t`${read} of ${all}, ${rows}`} />
      )}
    </li>
  );
}
