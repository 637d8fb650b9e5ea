import type { Command } from 'commander';
import { withConnection } from './connection.ts';
import { duration, percent, print, table } from './output.ts';

interface ResponseTimes {
  handoffs: number;
  followedUp: number;
  pending: number;
  medianSeconds: number | null;
  p90Seconds: number | null;
  kaplanMeierMedianSeconds: number | null;
  within: Record<string, number>;
  wonByWait: { fromSeconds: number; toSeconds: number | null; handoffs: number; won: number; low: number | null; high: number | null }[];
  winsWithoutHandoff: number;
  wonWhilePending: number;
  wonBeforeHandoff: number;
  /** The same waits by the company's working hours. */
  business: { curve?: unknown };
  by?: Record<string, ResponseTimes>;
  byOrder?: string[];
  stillReading?: string[];
}

interface Funnel {
  mode?: 'cohort' | 'in-period';
  stages: { stage: string; people: number; exit?: boolean }[];
  by?: Record<string, Funnel>;
  byOrder?: string[];
  stillReading?: string[];
}

interface MeasureOptions {
  from?: string;
  to?: string;
  by?: string;
  where?: string[];
  inPeriod?: boolean;
}

/** The measures of the scoreboard: the same numbers, the same formulas. */
export function addMeasureCommands(program: Command): void {
  const measure = program.command('measure').description('the numbers of the scoreboard');
  withPeriod(
    measure.command('response-times').description('how long leads wait from handoff to first follow-up; the period is by handoff'),
  ).action((options: MeasureOptions, command: Command) =>
    showMeasure<ResponseTimes>('response-times', queryOf(options), command, responseTimes),
  );
  withPeriod(
    measure
      .command('funnel')
      .description('people captured in the period and the stages they ever reached (cohort); without a period: everybody'),
  )
    .option('--in-period', 'instead: people who reached a stage in the period, whenever they were captured')
    .action((options: MeasureOptions, command: Command) =>
      showMeasure<Funnel>('funnel', { ...queryOf(options), mode: options.inPeriod ? 'in-period' : 'cohort' }, command, funnel),
    );
}

function withPeriod(command: Command): Command {
  return command
    .option('--from <day>', "first day, in the company's time zone: 2026-07-01")
    .option('--to <day>', 'last day, included')
    .option('--by <attribute>', 'the same measure for every value of an attribute')
    .option('--where <attribute:value...>', 'only people with this value; several for one attribute mean any of them');
}

function queryOf({ from, to, by, where }: MeasureOptions): Record<string, string | undefined> {
  return { from, to, by, where: where?.join('\n') };
}

interface Shown<T> {
  /** The fields that the terminal answers with; the API also carries what only screens need. */
  pick(answer: T): T;
  inWords(answer: T): string;
}

async function showMeasure<T extends Divided<T>>(
  name: string,
  query: Record<string, string | undefined>,
  command: Command,
  shown: Shown<T>,
): Promise<void> {
  await withConnection(command, async (connection) => {
    const answer = await connection.get<T>(`/api/measures/${name}`, query);
    print(command, pickAll(answer, shown), () => shown.inWords(answer));
    if (answer.stillReading?.length) process.stderr.write(`Still reading: ${answer.stillReading.join(', ')}. These figures will change.\n`);
  });
}

interface Divided<T> {
  by?: Record<string, T>;
  /** The values of `by`, the most frequent first. */
  byOrder?: string[];
  stillReading?: string[];
}

function partsOf<T>({ by = {}, byOrder = Object.keys(by) }: Divided<T>): (readonly [value: string, part: T])[] {
  return byOrder.map((value) => [value, by[value]!] as const);
}

/** The whole, and the same shape for every value it is divided by. */
function pickAll<T extends Divided<T>>(answer: T, shown: Shown<T>): T {
  const whole = shown.pick(answer);
  if (!answer.by) return whole;
  const parts = partsOf(answer);
  return {
    ...whole,
    by: Object.fromEntries(parts.map(([value, part]) => [value, shown.pick(part)])),
    byOrder: parts.map(([value]) => value),
  };
}

const responseTimes: Shown<ResponseTimes> = {
  pick: (answer) => {
    const { curve: _drawn, ...business } = answer.business;
    const { handoffs, followedUp, pending, medianSeconds, p90Seconds, kaplanMeierMedianSeconds, within } = answer;
    const { wonByWait, winsWithoutHandoff, wonWhilePending, wonBeforeHandoff } = answer;
    return {
      handoffs,
      followedUp,
      pending,
      medianSeconds,
      p90Seconds,
      kaplanMeierMedianSeconds,
      within,
      wonByWait,
      winsWithoutHandoff,
      wonWhilePending,
      wonBeforeHandoff,
      business,
    };
  },
  inWords: responseTimesInWords,
};

const funnel: Shown<Funnel> = {
  pick: ({ stages }) => ({ stages: stages.map(({ stage, people, exit }) => (exit ? { stage, people, exit } : { stage, people })) }),
  inWords: funnelInWords,
};

function responseTimesInWords(answer: ResponseTimes): string {
  const figures: (readonly [string, string | number])[] = [
    ['handed off', answer.handoffs],
    ['followed up', answer.followedUp],
    ['pending, still running', answer.pending],
    ['median wait of those followed up', duration(answer.medianSeconds)],
    ['90th percentile', duration(answer.p90Seconds)],
    ['half within, counting those still waiting (Kaplan-Meier)', duration(answer.kaplanMeierMedianSeconds)],
    ...Object.entries(answer.within).map(
      ([seconds, count]) =>
        [`within ${duration(Number(seconds))}`, `${count.toLocaleString('en')} (${percent(count, answer.handoffs)})`] as const,
    ),
    ['wins without any handoff', answer.winsWithoutHandoff],
    ...(answer.wonBeforeHandoff > 0 ? [['wins before the handoff', answer.wonBeforeHandoff] as const] : []),
  ];
  const lines = figures.map(([name, value]) => [name, typeof value === 'number' ? value.toLocaleString('en') : value]);
  const won = table(
    ['won by how long they waited', 'handed off', 'won', 'share', '95 % interval'],
    answer.wonByWait.map((row) => [
      row.toSeconds === null ? `over ${duration(row.fromSeconds)}` : `${duration(row.fromSeconds)} to ${duration(row.toSeconds)}`,
      row.handoffs,
      row.won,
      percent(row.won, row.handoffs),
      row.low === null || row.high === null || row.handoffs === 0 ? '' : `${(100 * row.low).toFixed(1)}–${(100 * row.high).toFixed(1)} %`,
    ]),
    '',
  );
  const whole = `${table(['how long leads wait', ''], lines, '')}\n\n${won}\nAn association: leads that were called sooner may have been better leads. It does not say that calling sooner wins.`;
  return [whole, ...partsOf(answer).map(([value, part]) => `\n── ${value || '(empty)'} ──\n${responseTimesInWords(part)}`)].join('\n');
}

function funnelInWords(answer: Funnel): string {
  const whole = answer.mode === 'in-period' ? countsOf(answer) : cohortOf(answer);
  return [
    whole,
    ...partsOf(answer).map(
      ([value, part]) => `\n── ${value || '(empty)'} ──\n${funnelInWords({ ...part, mode: answer.mode ?? 'cohort' })}`,
    ),
  ].join('\n');
}

function cohortOf({ stages }: Funnel): string {
  const steps = stages.filter((stage) => !stage.exit);
  const rows = stages.map((stage) => {
    const before = stage.exit ? steps[0] : steps[steps.indexOf(stage) - 1];
    const of = stage.exit ? 'of the first stage; left' : 'of the stage before';
    return [stage.stage, stage.people, before ? percent(stage.people, before.people) : '', before ? of : ''] as const;
  });
  return table(['cohort: captured in the period', 'people', 'share', ''], rows, 'Nobody was captured in this period.');
}

/** Different people stand at each stage: a share of the one before would mean nothing. */
function countsOf({ stages }: Funnel): string {
  return table(
    ['reached in the period', 'people'],
    stages.map((stage) => [stage.stage, stage.people]),
    'Nobody reached a stage in this period.',
  );
}
