import { z } from 'zod';

const seconds = z.number().nullable().describe('seconds; null when there is nothing to measure');
const moment = z.string().nullable().describe('ISO 8601, UTC');
const stillReading = z.array(z.string()).describe('the names of sources that are being read: these figures will change');
const day = z.string().nullable().describe("a day in the company's time zone");

const within = z
  .object({ 300: z.int(), 900: z.int(), 3600: z.int(), 86400: z.int() })
  .describe('followed up within so many seconds, the edge included');
const curvePoint = z.object({ seconds: z.number(), waiting: z.number(), low: z.number(), high: z.number() });
const waits = {
  medianSeconds: seconds,
  p90Seconds: seconds,
  kaplanMeierMedianSeconds: seconds.describe('counts those still waiting; null when it was not reached'),
  within,
  curve: z.array(curvePoint).describe('the share still waiting from each wait on, with its 95 % interval'),
};

export const waiting = z.object({
  handoffs: z.int(),
  followedUp: z.int(),
  pending: z.int(),
  ...waits,
  wonByWait: z.array(
    z.object({ fromSeconds: z.int(), toSeconds: z.int().nullable(), handoffs: z.int(), won: z.int(), low: z.number(), high: z.number() }),
  ),
  winsWithoutHandoff: z.int(),
  wonWhilePending: z.int(),
  wonBeforeHandoff: z.int().describe('people who won before they were first handed over'),
  business: z.object(waits).describe("the same waits in the company's working hours"),
});

/** An object by value, passed on as it is: a record of zod would leave out a value called __proto__. */
function byValueOf<T extends z.ZodType>(each: T) {
  const { $schema: _dialect, ...shape } = z.toJSONSchema(each, { io: 'output' });
  return z.custom<Record<string, z.output<T>>>().optional().meta({
    type: 'object',
    additionalProperties: shape,
    description: 'the same for every value of the attribute asked for; the empty value is ""',
  });
}
const byOrder = z.array(z.string()).optional().describe('the values in `by`, the most frequent first: objects keep no order of numbers');

export const responseTimesAnswer = waiting.extend({
  by: byValueOf(waiting),
  byOrder,
  observedUntil: moment,
  stillReading,
  formulas: z.record(z.string(), z.string()).describe('how each figure is counted, in words'),
  association: z.string().describe('what must stand beside every figure of winning by waiting'),
});

const stageCount = z.object({ stage: z.string(), people: z.int(), exit: z.literal(true).optional() });
const meaning = z.enum(['captured', 'stage', 'proposal', 'won', 'lost']);
const byStages = byValueOf(z.object({ stages: z.array(stageCount) }));
const cohortStage = stageCount.extend({
  meaning,
  skipped: z.int(),
  stillRunning: z.int(),
  incomplete: z.boolean().describe('some windows still run: the figure can only grow'),
  notDueYet: z.boolean(),
});
const rest = { observedUntil: moment, stillReading, formulas: z.record(z.string(), z.string()) };

export const cohortAnswer = z.object({
  mode: z.literal('cohort'),
  people: z.int(),
  stages: z.array(stageCount),
  skipped: z.int(),
  wentBack: z.int(),
  cohorts: z.array(z.object({ cohort: z.string(), from: day, to: day, people: z.int(), stages: z.array(cohortStage) })),
  windows: z.array(z.object({ stage: z.string(), seconds })),
  by: byStages,
  byOrder,
  ...rest,
});

export const inPeriodAnswer = z.object({
  mode: z.literal('in-period'),
  people: z.int(),
  stages: z.array(stageCount),
  periods: z.array(
    z.object({ period: z.string(), from: day, to: day, stages: z.array(stageCount.extend({ meaning, incomplete: z.boolean() })) }),
  ),
  by: byStages,
  byOrder,
  ...rest,
});

export const funnelAnswer = z.discriminatedUnion('mode', [cohortAnswer, inPeriodAnswer]);

export const attributesAnswer = z.object({
  attributes: z.array(z.object({ name: z.string(), values: z.array(z.string()).describe('the 200 most frequent'), distinct: z.int() })),
  observedUntil: moment,
  stillReading,
  firstAt: moment,
  dealsWithoutPerson: z.int().describe('deals that name nobody: figures follow people and do not count them'),
});

export const rowsAnswer = z.object({
  formula: z.string(),
  total: z.int(),
  withheld: z.int().describe('How many more there are whom you do not see.'),
  rows: z.array(
    z.object({
      person: z.object({ id: z.string(), name: z.string() }),
      capturedAt: moment,
      offeredAt: moment.optional(),
      followedUpAt: moment.optional(),
      reachedAt: moment.optional(),
      wonAt: moment.optional(),
      waitSeconds: z.number().nullable().optional(),
      businessWaitSeconds: z.number().nullable().optional(),
      waitingSeconds: z.number().nullable().optional(),
    }),
  ),
  next: z.string().nullable().describe('cursor of the next page'),
});

const asked = {
  from: z.string().optional().describe("the first day, in the company's time zone: 2026-07-01"),
  to: z.string().optional().describe('the last day, included'),
  where: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .describe('attribute:value, any number of times, or one a line'),
};
const by = z.string().optional().describe('an attribute, for the same figures by each of its values');
const mode = z.enum(['cohort', 'in-period']).default('cohort');
const every = z.enum(['quarter', 'month', 'all']).default('all');
const page = { cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(500).default(100) };
const waitFigure = { ...asked, clock: z.enum(['wall', 'business']).default('wall') };
const funnelFigure = {
  ...asked,
  mode,
  every: every.describe('the columns of the table; `earlier` needs it'),
  cohort: z.string().optional().describe('one column of the table: 2011-Q4, 2011-10, earlier'),
};

export const responseTimesQuery = z.object({ ...asked, by });
export const funnelQuery = z.object({ ...asked, by, mode, every });
export const waitingRowsQuery = z.object({ ...waitFigure, ...page, figure: z.string() });
export const funnelRowsQuery = z.object({ ...funnelFigure, ...page, figure: z.string() });
export const waitingCsvQuery = z.object({ ...waitFigure, by, figure: z.string().optional() });
export const funnelCsvQuery = z.object({ ...funnelFigure, by, figure: z.string().optional() });

export type ResponseTimesAnswer = z.infer<typeof responseTimesAnswer>;
export type FunnelAnswer = z.infer<typeof funnelAnswer>;
export type AttributesAnswer = z.infer<typeof attributesAnswer>;
export type RowsAnswer = z.infer<typeof rowsAnswer>;
