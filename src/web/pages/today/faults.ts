import { plural, t } from '@lingui/core/macro';
import type { ImportRun } from '#sources/schema.ts';
import type { ScheduleAnswer } from '#sources/schedules/schema.ts';

/** Something that went wrong and that nothing since has made good. */
export interface Fault {
  key: string;
  name: string;
  words: string;
  sign: string;
  state: 'broken' | 'risk';
  importId: string | null;
}

const twoWeeks = 14 * 86_400_000;

/** Of each source its newest import where that failed or refused rows; of the schedules those whose last look failed. */
export function faultsOf(runs: readonly ImportRun[], schedules: readonly ScheduleAnswer[], now: number): Fault[] {
  const newest = new Map<string, ImportRun>();
  for (const run of runs) {
    const known = newest.get(run.sourceName);
    if (!known || run.requestedAt > known.requestedAt) newest.set(run.sourceName, run);
  }
  const recent = [...newest.values()].filter((run) => now - Date.parse(run.requestedAt) < twoWeeks);
  return [...recent.flatMap(faultOfRun), ...schedules.flatMap(faultOfSchedule)];
}

function faultOfRun(run: ImportRun): Fault[] {
  const fault = { key: run.id, name: run.sourceName, importId: run.id };
  if (run.state === 'failed') return [{ ...fault, words: run.problem?.message ?? t`stopped`, sign: t`The import failed`, state: 'broken' }];
  if (run.state === 'done' && run.refused > 0 && run.undoneAt === null) {
    const words = plural(run.refused, {
      one: '# row was refused and can be repaired.',
      other: '# rows were refused and can be repaired.',
    });
    return [{ ...fault, words, sign: t`Rows refused`, state: 'risk' }];
  }
  return [];
}

function faultOfSchedule({ id, name, failures, looks }: ScheduleAnswer): Fault[] {
  if (failures === 0) return [];
  const said = looks[0]?.problem?.message ?? '';
  const times = plural(failures, { one: 'The last look failed', other: '# looks in a row failed' });
  return [{ key: id, name, words: said, sign: times, state: 'broken', importId: null }];
}
