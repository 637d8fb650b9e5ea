import { t } from '@lingui/core/macro';
import { locale } from '#web/language/texts.ts';
import type { BarTeam } from '#web/charts/hatched-bar.tsx';
import { barShares, stepShare } from '#web/charts/step-share.ts';
import type { FunnelAnswer } from '#scoreboard/schema.ts';
import type { FunnelColumn } from './measure-answers.ts';

/** One figure of the table: how many, of the step before, and how long its bar is, 0 to 1. */
export interface FunnelCell {
  people: number;
  share: number | null;
  /** null in the column of everybody: next to it every cohort would look small. */
  bar: number | null;
  /** Some windows still run: the figure can only grow. */
  runs: boolean;
  /** Nobody has reached it, and nobody could have missed it yet. */
  notDue: boolean;
}

export interface FunnelRow {
  stage: string;
  team: BarTeam;
  cells: FunnelCell[];
}

/** The table as it is drawn: stages down, cohorts across, ends without a win apart. */
export interface FunnelView {
  columns: { key: string; name: string; from: string | null; to: string | null; note: string | null }[];
  stages: FunnelRow[];
  exits: FunnelRow[];
}

const teamOf: Record<string, BarTeam> = { captured: 'marketing', won: 'joint', lost: 'none' };

/**
 * Lays a funnel out as a table.
 * The share of a stage is of the stage before it; that of an exit is of the first stage, because one can leave from
 * anywhere. In the period mode stages hold different people, so there is no share of the step before at all.
 */
export function funnelView(
  cohorts: readonly FunnelColumn[],
  mode: 'cohort' | 'in-period',
  everybody: FunnelColumn | null = null,
): FunnelView {
  const columns = everybody && cohorts.length > 1 ? [everybody, ...cohorts] : cohorts;
  const drawn = { cohorts: columns, compared: cohorts, full: 0 as number | null };
  const names = stageNames(cohorts);
  const isExit = (name: string) => cohorts.some((cohort) => cohort.stages.some((each) => each.stage === name && each.exit));
  const steps = names.filter((name) => !isExit(name));
  const exits = names.filter(isExit);
  drawn.full = cohorts.length === 1 ? Math.max(1, ...cohorts[0]!.stages.map((each) => each.people)) : null;
  return {
    columns: columns.map((cohort) => ({
      key: cohort.key,
      name: cohortName(cohort.key),
      from: cohort.from,
      to: cohort.to,
      note: noteOf(cohort, mode),
    })),
    stages: rowsOf(drawn, steps, (row) => (mode === 'cohort' && row > 0 ? steps[row - 1]! : null)),
    exits: rowsOf(drawn, exits, () => (mode === 'cohort' ? (steps[0] ?? null) : null)),
  };
}

/** All stages in order; a cohort that lacks one has nobody there. */
function stageNames(cohorts: readonly FunnelColumn[]): string[] {
  return [...new Set(cohorts.flatMap((cohort) => cohort.stages.map((each) => each.stage)))];
}

interface Drawn {
  /** Every column, that of everybody first. */
  cohorts: readonly FunnelColumn[];
  /** The columns whose bars are compared. */
  compared: readonly FunnelColumn[];
  full: number | null;
}

function rowsOf({ cohorts, compared, full }: Drawn, names: readonly string[], stepBefore: (row: number) => string | null): FunnelRow[] {
  const at = (cohort: FunnelColumn, name: string) => cohort.stages.find((each) => each.stage === name);
  const bars = barShares(
    names.map((name) => compared.map((cohort) => at(cohort, name)?.people ?? null)),
    full,
  );
  const extra = cohorts.length - compared.length;
  return names.map((name, row) => ({
    stage: name,
    team: teamOf[cohorts.map((cohort) => at(cohort, name)?.meaning).find(Boolean) ?? 'stage'] ?? 'sales',
    cells: cohorts.map((cohort, column) => {
      const before = stepBefore(row);
      const people = at(cohort, name)?.people ?? 0;
      const share = stepShare(people, before === null ? null : (at(cohort, before)?.people ?? 0));
      return {
        people,
        share,
        bar: bars[row]![column - extra] ?? null,
        runs: at(cohort, name)?.incomplete ?? false,
        notDue: at(cohort, name)?.notDueYet ?? false,
      };
    }),
  }));
}

function noteOf(cohort: FunnelColumn, mode: 'cohort' | 'in-period'): string | null {
  if (!cohort.stages.some((each) => each.incomplete)) return null;
  return mode === 'cohort' ? t`windows still run` : t`not over yet`;
}

/** "2011-Q4" becomes "Q4 2011", "2011-10" "Oct 2011", "all" "Everybody", "earlier" "Earlier"; what is none stays as it is. */
export function cohortName(cohort: string): string {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(cohort);
  if (quarter) {
    const [, year = '', number = ''] = quarter;
    return t`Q${number} ${year}`;
  }
  const month = /^(\d{4})-(\d{2})$/.exec(cohort);
  if (month)
    return new Intl.DateTimeFormat(locale(), { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
      new Date(`${cohort}-01T00:00:00Z`),
    );
  if (cohort === 'earlier') return t`Earlier`;
  return cohort === 'all' ? t`Everybody` : cohort;
}

/** Everybody of the period in one column; it still grows where one of its cohorts does. */
export function everybodyOf(answer: FunnelAnswer): FunnelColumn {
  const ofColumns = columnsOf(answer).flatMap((column) => column.stages);
  const stages = answer.stages.map(({ stage, people, exit }) => {
    const same = ofColumns.filter((each) => each.stage === stage);
    const meaning = same[0]?.meaning ?? 'stage';
    return { stage, people, meaning, incomplete: same.some((each) => each.incomplete), ...(exit ? { exit } : {}) };
  });
  return { key: 'all', from: null, to: null, stages };
}

/** The columns of either mode: cohorts by capture, or stretches of days. */
export function columnsOf(answer: FunnelAnswer): FunnelColumn[] {
  if (answer.mode === 'cohort') return answer.cohorts.map(({ cohort, from, to, stages }) => ({ key: cohort, from, to, stages }));
  return answer.periods.map(({ period, from, to, stages }) => ({ key: period, from, to, stages }));
}
