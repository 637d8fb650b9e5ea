import { setTimeout as pause } from 'node:timers/promises';
import type { ImportRun } from '#sources/schema.ts';
import type { Connection } from './api-verbs.ts';

const lookEveryMilliseconds = 100;

/** Waits until an import does not go on by itself any more, and says meanwhile how far it has come where somebody watches. */
export async function followRun(connection: Connection, id: string): Promise<ImportRun> {
  for (;;) {
    const { importRun } = await connection.get<{ importRun: ImportRun }>(`/api/import-runs/${encodeURIComponent(id)}`);
    const isOver = importRun.state !== 'waiting' && importRun.state !== 'running';
    // The rest of a longer line before goes.
    if (process.stderr.isTTY) process.stderr.write(`\r${progressLine(importRun)}\u001B[K${isOver ? '\n' : ''}`);
    if (isOver) return importRun;
    await pause(lookEveryMilliseconds);
  }
}

/** `12,000 of 150,256 rows, 24,000 a second, 6 s left` */
export function progressLine({ state, isLookingThrough, rowsRead, rowsEstimated, rowsPerSecond, secondsLeft }: ImportRun): string {
  if (isLookingThrough) return 'looking through the files to their ends';
  if (state === 'waiting') return 'waiting for its turn';
  const rows = `${many(rowsRead)} of ${many(rowsEstimated)} rows`;
  const rate = rowsPerSecond === null ? '' : `, ${many(Math.round(rowsPerSecond))} a second`;
  return `${rows}${rate}${secondsLeft === null ? '' : `, ${timeLeft(secondsLeft)} left`}`;
}

function many(count: number): string {
  return count.toLocaleString('en');
}

function timeLeft(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5400 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

const ends: Partial<Record<ImportRun['state'], string>> = {
  paused: 'paused, entente imports resume goes on',
  cancelled: 'cancelled',
  failed: 'failed',
};

/** What an import brought, in a few lines. */
export function summary(run: ImportRun): string {
  const counts = (
    [
      ['new', run.created],
      ['changed', run.changed],
      ['same as before', run.unchanged],
      ['refused', run.refused],
    ] as const
  )
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${many(count)} ${word}`);
  const end = ends[run.state] ? ` (${ends[run.state]})` : '';
  const lines = [`${run.sourceName}: ${many(run.rowsRead)} rows read, ${counts.join(', ') || 'none to keep'}${end}.`];
  for (const { message } of run.warnings) lines.push(`Note: ${message}`);
  if (run.refused > 0) lines.push(`Why rows were refused: entente imports refusals ${run.id}`);
  return lines.join('\n');
}
