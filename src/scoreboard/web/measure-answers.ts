import type { SurvivalPoint } from '#web/charts/survival-geometry.ts';

/** One stage of one cohort. */
export interface FunnelStage {
  stage: string;
  people: number;
  meaning?: 'captured' | 'stage' | 'proposal' | 'won' | 'lost';
  exit?: boolean;
  incomplete?: boolean;
  notDueYet?: boolean;
}

/** People captured (or active) in one stretch of days. */
export interface FunnelCohort {
  cohort: string;
  from: string | null;
  to: string | null;
  stages: readonly FunnelStage[];
}

export interface FunnelAnswer {
  stages: readonly FunnelStage[];
  cohorts?: readonly FunnelCohort[];
  periods?: readonly (Omit<FunnelCohort, 'cohort'> & { period: string })[];
  skipped?: number;
  wentBack?: number;
  by?: Record<string, { stages: readonly FunnelStage[] }>;
}

export interface WaitFigures {
  medianSeconds: number | null;
  p90Seconds: number | null;
  kaplanMeierMedianSeconds: number | null;
  within: Record<string, number>;
  curve?: readonly SurvivalPoint[];
}

export interface WonByWait {
  fromSeconds: number;
  toSeconds: number | null;
  handoffs: number;
  won: number;
  low: number;
  high: number;
}

export interface ResponseTimes extends WaitFigures {
  handoffs: number;
  followedUp: number;
  pending: number;
  wonByWait: readonly WonByWait[];
  winsWithoutHandoff: number;
  business: WaitFigures;
  wonWhilePending: number;
}

export interface ResponseTimesAnswer extends ResponseTimes {
  by?: Record<string, ResponseTimes>;
}

export interface AttributesAnswer {
  attributes: readonly { name: string; values: readonly string[]; distinct: number }[];
  observedUntil: string | null;
  firstAt: string | null;
}

/** One person, or one handoff of a person, behind a figure. */
export interface FigureRow {
  person: { id: string; name: string };
  capturedAt?: string | null;
  offeredAt?: string | null;
  followedUpAt?: string | null;
  reachedAt?: string | null;
  wonAt?: string | null;
  waitSeconds?: number | null;
  businessWaitSeconds?: number | null;
  /** For those still waiting: how long they were seen. */
  waitingSeconds?: number | null;
}

export interface RowsAnswer {
  formula: string;
  rows: readonly FigureRow[];
  total: number;
  next: string | null;
}
