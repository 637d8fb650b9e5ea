import { z } from 'zod';

// A mapping says in words of the file's own columns what its rows mean. It is a small JSON document that people
// keep beside their exports; docs/mapping.schema.json is made from this file.

const column = z.string().min(1).max(500).describe('The name of a column, exactly as in the header.');
const stageName = z.string().min(1).max(200).describe('A stage of your business, in your words.');
const format = z
  .string()
  .min(1)
  .max(60)
  .describe('How the moment is written: ISO (the default), or a pattern such as M/D/YYYY, D.M.YYYY H:mm, YYYY-MM-DD HH:mm:ss.');
const unanswered = z.array(z.string()).describe('Texts that mean nothing was answered, such as Select; an empty cell always does.');

const field = z.strictObject({ column, unanswered: unanswered.optional() }).describe('A field, read from one column.');

export const stageMeanings = ['captured', 'stage', 'proposal', 'won', 'lost'] as const;
export type StageMeaning = (typeof stageMeanings)[number];
const meanings = [...stageMeanings, 'handoff-offered', 'follow-up'] as const;
export type Meaning = (typeof meanings)[number];

const becomes = z
  .enum(meanings)
  .describe('captured, stage, proposal, won and lost name a stage; handoff-offered and follow-up are steps between the teams.');
const take = z
  .enum(['first', 'last', 'each'])
  .describe('Which of several counts for one person: the first, the last, or each of them. The first unless said.');

const key = z
  .strictObject({
    space: z
      .string()
      .min(1)
      .max(100)
      .describe('The name of a space of keys. Sources that share a space speak of the same people when the key is the same.'),
    columns: z.array(column).min(1).max(10).describe('The columns that make up the key, together.'),
  })
  .describe('How a person is known again.');

const attributes = z.record(z.string().min(1).max(200), field).describe('Further fields of the person, by the name that Entente shows.');
const keys = z
  .array(key)
  .min(1)
  .max(10)
  .describe('Keys in the order in which they are tried: the first one without an empty column is taken.');

const when = z
  .strictObject({ column, is: z.array(z.string().min(1)).min(1).max(50) })
  .describe('Only in rows where this column says one of these texts, in whatever case: won only where the stage is Closed Won.');

const moment = z
  .strictObject({ column, format: format.optional(), becomes, stage: stageName.optional(), when: when.optional() })
  .describe('A column that holds a moment.');

const file = z.strictObject({
  delimiter: z.enum([',', ';', '\t', '|', ':']).optional().describe('What stands between cells; recognised unless said.'),
  encoding: z.literal('utf-8').optional(),
});

const shared = {
  $schema: z.string().optional(),
  entente: z.literal(1).describe('The version of this format.'),
  source: z.string().trim().min(1).max(200).describe('The name of the source: importing again under the same name brings it up to date.'),
  file: file.optional(),
  timeZone: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .describe("The zone of moments without an offset, such as Europe/Berlin; the company's unless said."),
  stages: z.array(stageName).max(200).default([]).describe('The stages of this source in their order.'),
  observedUntil: z.iso
    .datetime({ offset: true })
    .optional()
    .describe(
      'The last moment that the file covers, not later than its import; its last stamp until then unless said. What is open then is counted as waiting, not as lost.',
    ),
};

export const eventLogMappingSchema = z
  .strictObject({
    ...shared,
    shape: z.literal('event-log'),
    log: z.strictObject({
      case: column.describe(
        'The column that says whose event it is. It is one of the columns of person.keys, by which events of one case meet in one person.',
      ),
      activity: column.describe('The column that says what happened.'),
      lifecycle: column.optional().describe('The column with the phase of it, such as scheduled, started, complete.'),
      moment: column.describe('The column that says when.'),
      format: format.optional(),
      actor: column.optional().describe('The column that says who did it.'),
      order: column.optional().describe('A column of whole numbers that orders rows of one moment.'),
    }),
    person: z.strictObject({ keys, attributes: attributes.optional() }),
    events: z
      .array(
        z.strictObject({
          activity: z.string().min(1).describe('The activity, as in the file.'),
          lifecycle: z.string().optional().describe('Its phase; every phase without a rule of its own unless said.'),
          becomes,
          stage: stageName.optional(),
          take: take.optional(),
        }),
      )
      .max(1000)
      .describe('What activities mean. Every row is kept as a touch, whether it has a rule or not.'),
  })
  .describe('An event log: one row for each thing that happened.');

export const tableMappingSchema = z
  .strictObject({
    ...shared,
    shape: z.literal('table'),
    person: z.strictObject({
      keys,
      name: field.optional(),
      firstName: field.optional(),
      lastName: field.optional(),
      email: field.optional(),
      phone: field.optional(),
      title: field.optional(),
      company: field.optional(),
      attributes: attributes.optional(),
    }),
    moments: z.array(moment).max(100).optional().describe('Moments of the person.'),
    deal: z
      .strictObject({
        key: z.array(column).min(1).max(10).describe('The columns that make up the key of the deal.'),
        name: field.optional(),
        amount: z
          .strictObject({ column, decimal: z.enum(['.', ',']).optional() })
          .optional()
          .describe('The amount, with what stands before its decimals: a point unless said.'),
        currency: z
          .union([z.strictObject({ value: z.string().regex(/^[A-Z]{3}$/) }), z.strictObject({ column })])
          .optional()
          .describe("The currency of all rows, or its column; the company's unless said."),
        moments: z.array(moment).max(100).optional().describe('Moments of the deal.'),
      })
      .optional(),
  })
  .describe('A table: one row for each person or deal.');

export const mappingSchema = z
  .discriminatedUnion('shape', [eventLogMappingSchema, tableMappingSchema])
  .meta({ title: 'Entente mapping', description: 'What the rows of a file mean.' });

export type EventLogMapping = z.infer<typeof eventLogMappingSchema>;
export type TableMapping = z.infer<typeof tableMappingSchema>;
export type Mapping = z.infer<typeof mappingSchema>;
export type MomentColumn = NonNullable<TableMapping['moments']>[number];

export function isStageMeaning(meaning: Meaning): meaning is StageMeaning {
  return meaning !== 'handoff-offered' && meaning !== 'follow-up';
}
