import { t } from '@lingui/core/macro';
import { outcomeWords } from '#sources/web/import-words.ts';
import type { ImportRun } from '#sources/schema.ts';

/** Nothing more will be read of it. */
export function isOver({ state }: Pick<ImportRun, 'state'>): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled';
}

/** An undo of it, or the undo of an undo, is on its way. */
export function isBeingUndone({ undo }: Pick<ImportRun, 'undo'>): boolean {
  return undo?.state === 'waiting' || undo?.state === 'running';
}

/** Something about it will change by itself: it is worth asking again soon. */
export function isUnderWay(run: ImportRun): boolean {
  return run.state === 'waiting' || run.state === 'running' || isBeingUndone(run);
}

/** What it reads, in words: its files, or the rows that another import refused. */
export function whatItReads({ fileNames, repairsRunId }: Pick<ImportRun, 'fileNames' | 'repairsRunId'>): string {
  return fileNames.join(', ') || (repairsRunId ? t`refused rows of an earlier import` : '');
}

/** The heading of a run's page. */
export function titleOf(run: ImportRun): string {
  const name = run.sourceName;
  if (isBeingUndone(run)) return run.undo?.direction === 'redo' ? t`Putting the import of ${name} back` : t`Undoing the import of ${name}`;
  if (run.undoneAt) return t`The import of ${name} is undone`;
  switch (run.state) {
    case 'done':
      return run.repairsRunId ? t`Refused rows of ${name} were read again` : t`${name} is imported`;
    case 'failed':
      return t`The import of ${name} has stopped`;
    case 'cancelled':
      return t`The import of ${name} was cancelled`;
    case 'paused':
      return t`The import of ${name} is paused`;
    case 'waiting':
    case 'running':
      return t`Importing ${name}`;
  }
}

/** What a run that is over came to, in one sentence. */
export function cameTo(run: ImportRun, dealsWithoutPerson: number): string {
  if (run.undoneAt)
    return t`What it brought is set aside, and everything is as if it had never been. It can be put back, row by row as it was.`;
  if (run.state === 'cancelled') return t`It was stopped on the way. What it had brought until then stands.`;
  return outcomeWords(run, dealsWithoutPerson);
}
