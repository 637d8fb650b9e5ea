import type { FunnelAnswer, ResponseTimesAnswer, RowsAnswer } from '#scoreboard/schema.ts';

/** A column of the funnel, of either mode: people captured in a stretch of days, or what happened in it. */
export interface FunnelColumn {
  /** 2011-Q4, 2011-10, earlier or all. */
  key: string;
  from: string | null;
  to: string | null;
  stages: readonly FunnelColumnStage[];
}

export interface FunnelColumnStage {
  stage: string;
  people: number;
  exit?: true | undefined;
  meaning: 'captured' | 'stage' | 'proposal' | 'won' | 'lost';
  incomplete: boolean;
  notDueYet?: boolean;
}

export type StageCount = FunnelAnswer['stages'][number];

/** The figures about waiting, of all or of one value of an attribute. */
export type Waiting = Omit<ResponseTimesAnswer, 'by' | 'byOrder' | 'observedUntil' | 'stillReading' | 'formulas' | 'association'>;
export type Waits = Waiting['business'];
export type WonByWait = Waiting['wonByWait'][number];
export type FigureRow = RowsAnswer['rows'][number];
