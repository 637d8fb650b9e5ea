import type { ImportRun as Run, PreviewAnswer as Preview } from '#sources/schema.ts';

/** Something that the rows said and that cannot be right, or leads nowhere. */
export interface Warning {
  code: string;
  message: string;
  count: number;
  firstRow?: number | undefined;
  examples?: readonly string[] | undefined;
}

export interface ImportRun extends Omit<Run, 'state'> {
  state: Run['state'] | 'paused' | 'cancelled';
  mode?: 'create' | 'update' | 'both';
  warnings?: readonly Warning[];
  secondsLeft?: number | null;
  undo?: { state: 'waiting' | 'running' | 'done' | 'failed'; at: string; direction?: 'undo' | 'redo' } | null;
  undoneAt?: string | null;
  repairsRunId?: string | null;
  objects?: Readonly<Record<string, number>>;
}

export interface PreviewAnswer extends Omit<Preview, 'counts' | 'rows'> {
  counts: Preview['counts'] & { objects?: Readonly<Record<string, number>> };
  rows: readonly (Partial<Preview['rows'][number]> &
    Pick<Preview['rows'][number], 'row' | 'outcome' | 'facts' | 'reason'> & {
      object?: string;
      title?: string;
      said?: Readonly<Record<string, string>>;
    })[];
  warnings?: readonly Warning[];
}
