import { z } from 'zod';

// What mappings of every shape are made of.

export const stageMeanings = ['captured', 'stage', 'proposal', 'won', 'lost'] as const;
export type StageMeaning = (typeof stageMeanings)[number];
const meanings = [...stageMeanings, 'handoff-offered', 'follow-up'] as const;
export type Meaning = (typeof meanings)[number];

// A file that is cut at the wrong delimiter has one column, with the whole first line for a name.
export const column = z.string().min(1).max(20_000).describe('The name of a column, exactly as in the header.');
export const stageName = z.string().min(1).max(200).describe('A stage of your business, in your words.');
export const format = z
  .string()
  .min(1)
  .max(60)
  .describe(
    'How the moment is written: ISO (the default), a pattern such as M/D/YYYY, D.M.YYYY H:mm, D MMM YYYY, or unix, unix-ms, excel for numbers.',
  );
const unanswered = z
  .array(z.string().max(500))
  .max(100)
  .describe('Texts that mean nothing was answered, such as Select; an empty cell always does.');

export const field = z.strictObject({ column, unanswered: unanswered.optional() }).describe('A field, read from one column.');
/** A text that is the same in all rows, or one of a column. */
export const said = z
  .union([z.strictObject({ value: z.string().trim().min(1).max(200) }), field])
  .describe('The same text in all rows, or a field.');

export const becomes = z
  .enum(meanings)
  .describe('captured, stage, proposal, won and lost name a stage; handoff-offered and follow-up are steps between the teams.');
export const becomesStage = z.enum(stageMeanings, {
  error: `A history of fields tells of stages: one of ${stageMeanings.join(', ')}. Handoffs and follow-ups come from event logs and tables`,
});
export const take = z
  .enum(['first', 'last', 'each'])
  .describe('Which of several counts for one person: the first, the last, or each of them. The first unless said.');

export const space = z
  .string()
  .min(1)
  .max(100)
  .describe('The name of a space of keys. Sources that share a space speak of the same things when the key is the same.');
const columns = z.array(column).min(1).max(10).describe('The columns that make up the key, together.');
export const keyColumns = columns;
export const ref = z.strictObject({ space, columns }).describe('Something known by its key. Where a column is empty, nothing is meant.');
export const keys = z
  .array(z.strictObject({ space, columns }).describe('How something is known again.'))
  .min(1)
  .max(10)
  .describe('Keys in the order in which they are tried: the first one without an empty column is taken.');
export const attributes = z.record(z.string().min(1).max(200), field).describe('Further fields, by the name that Entente shows.');

const when = z
  .strictObject({ column, is: z.array(z.string().min(1)).min(1).max(50) })
  .describe('Only in rows where this column says one of these texts, in whatever case: won only where the stage is Closed Won.');
export const moment = z
  .strictObject({ column, format: format.optional(), becomes, stage: stageName.optional(), when: when.optional() })
  .describe('A column that holds a moment.');
export const stamp = z.strictObject({ column, format: format.optional() }).describe('A column that holds a moment, and how it is written.');

export const amount = z
  .strictObject({ column, decimal: z.enum(['.', ',']).optional() })
  .describe('The amount, with what stands before its decimals: a point unless said.');
export const currency = z
  .union([z.strictObject({ value: z.string().regex(/^[A-Z]{3}$/) }), z.strictObject({ column })])
  .describe("The currency of all rows, or its column; the company's unless said.");

const file = z.strictObject({
  format: z.enum(['csv', 'jsonl', 'xlsx']).optional().describe('What kind of file it is; recognised unless said.'),
  delimiter: z.enum([',', ';', '\t', '|', ':']).optional().describe('What stands between cells; recognised unless said.'),
  quote: z.enum(['"', "'"]).optional().describe('What stands around cells with delimiters in them.'),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']).optional().describe('Recognised unless said.'),
  headerRow: z
    .int()
    .min(0)
    .max(1000)
    .optional()
    .describe(
      'The row with the names of the columns: the first unless said. 0: there is none, and columns are called Column 1, Column 2 and so on.',
    ),
  sheet: z.string().min(1).max(200).optional().describe('The sheet of a workbook: the first one with a table unless said.'),
  protected: z
    .literal(true)
    .optional()
    .describe('Cells that a spreadsheet would run stand behind an apostrophe: it is taken off before = + - and @.'),
  shortRows: z
    .literal('empty')
    .optional()
    .describe('Cells that rows lack at their end count as empty. Unless said, a row with fewer cells than the header is refused.'),
});

export const shared = {
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
  unanswered: unanswered.optional().describe('Texts that mean nothing was answered in any column, such as Select or n/a.'),
  stages: z.array(stageName).max(200).default([]).describe('The stages of this source in their order.'),
  observedUntil: z.iso
    .datetime({ offset: true })
    .optional()
    .describe(
      'The last moment that the file covers, not later than its import; its last stamp until then unless said. What is open then is counted as waiting, not as lost.',
    ),
  knownAt: z.iso
    .datetime({ offset: true })
    .optional()
    .describe(
      'Since when you have known what the file says without a stamp of its own: the time of its import unless said. For files of the past.',
    ),
};
