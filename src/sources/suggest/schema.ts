import { z } from 'zod';
import { problemSchema } from '../problem-schema.ts';
import { eventLogMappingSchema, mappingSchema, tableMappingSchema } from '../mapping/mapping-schema.ts';

// What is suggested for uploaded files, and the presets that it is suggested by.

const count = z.number().int().nonnegative();

/** The files of one upload: a warehouse copy of one system has many. */
const uploadIds = z.array(z.string()).min(1).max(200);

/** How the file is to be read, where it is to be read otherwise than recognised. */
export const fileChoiceSchema = tableMappingSchema.shape.file;

export const suggestionRequestSchema = z.object({ uploadIds, file: fileChoiceSchema });

export const activitiesSchema = z.array(z.object({ activity: z.string(), lifecycle: z.string(), rows: count }));

const suggestedFileSchema = z.object({
  format: z.enum(['csv', 'jsonl', 'xlsx']),
  delimiter: z.string(),
  quote: z.string(),
  encoding: z.string(),
  headerRow: z.number().int().nonnegative().describe('0: no row has the names of the columns.'),
  looksHeaderless: z.boolean().optional().describe('Whether what is read as the names of the columns looks like data.'),
  sheet: z.string().optional(),
  sheets: z.array(z.string()).optional().describe('The sheets of a workbook that have rows.'),
  gzipped: z.boolean(),
  header: z.array(z.string()),
  bytes: count,
  rowsEstimated: count,
  raggedRows: count.describe('Rows with more or fewer cells than the header, among those looked at. They are refused, with both counts.'),
});

const suggestedColumnSchema = z.object({
  name: z.string(),
  example: z.string(),
  filledShare: z.number(),
  becomes: z.string().describe('What it becomes, in words.'),
  certainty: z.enum(['sure', 'look', 'left-out']),
  note: z.string().optional().describe('What to look at.'),
  top: z.array(z.string()).describe('Its texts, the most frequent first, at most twenty.'),
  format: z.string().optional().describe('How its moments are written.'),
  isAmbiguous: z.boolean().optional().describe('Whether its days can be read in two orders.'),
});

const usedPresetSchema = z.object({
  id: z.string(),
  title: z.string(),
  vendor: z.string(),
  documentation: z.url().describe('The page of the vendor that it was built from.'),
  why: z.string().describe('By what the file was recognised.'),
});

export const suggestedGroupSchema = z.object({
  uploadIds: z.array(z.string()),
  fileNames: z.array(z.string()),
  preset: usedPresetSchema.optional(),
  savedMapping: z.object({ id: z.string(), name: z.string(), version: z.number().int() }).optional(),
  mapping: mappingSchema.nullable().describe('null where a known file is left out.'),
  leftOut: z.string().optional().describe('Why a known file is not imported.'),
  note: z.string().optional().describe('What stays unlinked, or what else to know.'),
  file: suggestedFileSchema,
  columns: z.array(suggestedColumnSchema),
  unanswered: z
    .array(z.object({ text: z.string(), columns: count, cells: count, isTaken: z.boolean() }))
    .optional()
    .describe('Texts by which the file seems to say that nothing was answered; those taken stand in `mapping.unanswered`.'),
  activities: activitiesSchema.optional(),
});

export const suggestionAnswerSchema = z.object({
  groups: z.array(suggestedGroupSchema),
  failed: z
    .array(z.object({ uploadId: z.string(), fileName: z.string(), problem: problemSchema }))
    .describe('Files that cannot be read, with the reason; where none can, the answer is the first of these problems.'),
});
export type SuggestedGroup = z.infer<typeof suggestedGroupSchema>;
export type SuggestionAnswer = z.infer<typeof suggestionAnswerSchema>;

export const activityCountsRequestSchema = z.object({
  uploadIds,
  activity: z.string().min(1).describe('The column that says what happened.'),
  lifecycle: z.string().min(1).optional().describe('The column with the phase of it.'),
  file: fileChoiceSchema,
  delimiter: z.string().length(1).optional().describe('The short form of file.delimiter.'),
});
export type ActivityCountsRequest = z.infer<typeof activityCountsRequestSchema>;
export const activityCountsAnswerSchema = z.object({
  activities: activitiesSchema,
  /** What the activities seem to mean by their names, ready for a mapping. */
  events: eventLogMappingSchema.shape.events,
  stages: z.array(z.string()),
});
export type ActivityCountsAnswer = z.infer<typeof activityCountsAnswerSchema>;

export const presetsAnswerSchema = z.object({
  presets: z.array(
    z.object({
      id: z.string(),
      vendor: z.string(),
      title: z.string(),
      way: z.enum(['screen', 'loader', 'warehouse']).describe('Exported from a screen, by a data loader or API, or copied to a warehouse.'),
      brings: z.array(z.string()).describe('What its rows become.'),
      leftOut: z.string().optional(),
      note: z.string().optional(),
      documentation: z.url(),
      lookedUpOn: z.iso.date(),
      columns: z.array(z.string()),
    }),
  ),
});
export type PresetsAnswer = z.infer<typeof presetsAnswerSchema>;
