import type { Context } from '#platform/context.ts';
import { csvLine, type CsvCell } from '#platform/http/csv.ts';
import type { Rows } from '#scoreboard/answer-measures.ts';
import { nameRows } from '#scoreboard/name-people.ts';
import type { FunnelAnswer, ResponseTimesAnswer, RowsAnswer } from '#scoreboard/schema.ts';
import { withinEdges } from '#scoreboard/wait-summary.ts';

const rowsAtOnce = 1000;
const rowColumns = [
  'capturedAt',
  'offeredAt',
  'followedUpAt',
  'reachedAt',
  'wonAt',
  'waitSeconds',
  'businessWaitSeconds',
  'waitingSeconds',
] as const;

/** The rows behind a figure, a thousand at a time, with the columns that the figure has. */
export async function* rowsCsv(context: Context, { figure, journeys }: Rows): AsyncGenerator<string> {
  let columns: (typeof rowColumns)[number][] | null = null;
  for (let from = 0; from === 0 || from < figure.total; from += rowsAtOnce) {
    const rows = await nameRows(context, journeys, figure, from, from + rowsAtOnce);
    if (!columns) {
      columns = rowColumns.filter((column) => rows[0] && column in rows[0]);
      yield csvLine(['person', 'name', ...columns]);
    }
    yield rows.map((row) => csvLine([row.person.id, row.person.name, ...cellsOf(row, columns!)])).join('');
  }
}

function cellsOf(row: RowsAnswer['rows'][number], columns: readonly (typeof rowColumns)[number][]): CsvCell[] {
  return columns.map((column) => row[column]);
}

type Waiting = Omit<ResponseTimesAnswer, 'by' | 'byOrder' | 'observedUntil' | 'stillReading' | 'formulas' | 'association'>;

/** The figures about waiting: one line for all, and one for each value where they were asked by attribute. */
export function* waitingCsv(answer: ResponseTimesAnswer, by: string | undefined): Generator<string> {
  const clocked = ['medianSeconds', 'p90Seconds', 'kaplanMeierMedianSeconds', ...withinEdges.map((edge) => `within${edge}`)];
  const business = clocked.map((name) => `business${name[0]!.toUpperCase()}${name.slice(1)}`);
  yield csvLine([by ?? 'whose', 'handoffs', 'followedUp', 'pending', 'winsWithoutHandoff', ...clocked, ...business]);
  yield waitingLine('all', answer);
  for (const value of answer.byOrder ?? []) yield waitingLine(value, answer.by![value]!);
}

function waitingLine(name: string, figures: Waiting): string {
  const clocked = (waits: Waiting | Waiting['business']) => [
    waits.medianSeconds,
    waits.p90Seconds,
    waits.kaplanMeierMedianSeconds,
    ...withinEdges.map((edge) => waits.within[edge]),
  ];
  const { handoffs, followedUp, pending, winsWithoutHandoff, business } = figures;
  return csvLine([name, handoffs, followedUp, pending, winsWithoutHandoff, ...clocked(figures), ...clocked(business)]);
}

/** The funnel as a table: one line for each cohort or period and stage, and for each value and stage. */
export function* funnelCsv(answer: FunnelAnswer, by: string | undefined): Generator<string> {
  const columns =
    answer.mode === 'cohort'
      ? answer.cohorts.map(({ cohort, ...each }) => ({ name: cohort, ...each }))
      : answer.periods.map(({ period, ...each }) => ({ name: period, ...each }));
  yield csvLine([
    answer.mode === 'cohort' ? 'cohort (captured in)' : 'period (reached in)',
    'from',
    'to',
    by ?? 'whose',
    'stage',
    'exit',
    'people',
    'incomplete',
  ]);
  for (const { name, from, to, stages } of columns) {
    for (const { stage, exit, people, incomplete } of stages)
      yield csvLine([name, from, to, 'all', stage, exit ? 'yes' : 'no', people, incomplete ? 'yes' : 'no']);
  }
  for (const value of answer.byOrder ?? []) {
    for (const { stage, exit, people } of answer.by![value]!.stages)
      yield csvLine(['all', null, null, value, stage, exit ? 'yes' : 'no', people, null]);
  }
}
