import { z } from 'zod';
import { eventLogMappingSchema, mappingSchema } from './mapping/mapping-schema.ts';

export type { EventLogMapping, Mapping, TableMapping } from './mapping/mapping-schema.ts';

// Wire shapes of the sources slice, shared by its routes and its screens.

const count = z.number().int().nonnegative();
const problemSchema = z.object({
  kind: z.enum(['invalid', 'unauthenticated', 'forbidden', 'missing', 'conflict']),
  code: z.string(),
  message: z.string(),
  where: z.string().optional(),
  accepted: z.string().optional(),
});

export const uploadQuerySchema = z.object({ name: z.string().trim().min(1).max(255) });
export const uploadAnswerSchema = z.object({ upload: z.object({ id: z.string(), name: z.string(), bytes: count }) });

const uploadIds = z.array(z.string()).min(1).max(20);

const activitiesSchema = z.array(z.object({ activity: z.string(), lifecycle: z.string(), rows: count }));

export const suggestionRequestSchema = z.object({ uploadIds });
export const suggestionAnswerSchema = z.object({
  mapping: mappingSchema,
  file: z.object({
    delimiter: z.string(),
    encoding: z.string(),
    gzipped: z.boolean(),
    header: z.array(z.string()),
    bytes: count,
    rowsEstimated: count,
  }),
  columns: z.array(
    z.object({
      name: z.string(),
      example: z.string(),
      filledShare: z.number(),
      becomes: z.string(),
      certainty: z.enum(['sure', 'look', 'left-out']),
      note: z.string().optional(),
    }),
  ),
  activities: activitiesSchema.optional(),
});
export type SuggestionAnswer = z.infer<typeof suggestionAnswerSchema>;

export const activityCountsRequestSchema = z.object({
  uploadIds,
  activity: z.string().min(1).describe('The column that says what happened.'),
  lifecycle: z.string().min(1).optional().describe('The column with the phase of it.'),
  delimiter: z.string().length(1).optional().describe('Recognised unless said.'),
});
export type ActivityCountsRequest = z.infer<typeof activityCountsRequestSchema>;
export const activityCountsAnswerSchema = z.object({
  activities: activitiesSchema,
  /** What the activities seem to mean by their names, ready for a mapping. */
  events: eventLogMappingSchema.shape.events,
  stages: z.array(z.string()),
});
export type ActivityCountsAnswer = z.infer<typeof activityCountsAnswerSchema>;

export const previewRequestSchema = z.object({ uploadIds, mapping: z.unknown() });
const previewRowSchema = z.object({
  row: count,
  outcome: z.enum(['new', 'changed', 'same', 'refused']),
  person: z.object({
    name: z.string(),
    email: z.string(),
    company: z.string(),
    key: z.string(),
    attributes: z.record(z.string(), z.string()),
  }),
  facts: z.array(z.object({ kind: z.string(), label: z.string(), occurredAt: z.string() })),
  reason: z.string().optional(),
});
export const previewAnswerSchema = z.object({
  rows: z.array(previewRowSchema),
  /** Of the rows read within the time of a preview; `complete` says whether that was the whole file. */
  counts: z.object({ read: count, new: count, changed: count, same: count, refused: count, complete: z.boolean() }),
  problems: z.array(z.object({ code: z.string(), message: z.string(), count, firstRow: count })),
});
export type PreviewAnswer = z.infer<typeof previewAnswerSchema>;

export const importRequestSchema = z.object({ uploadIds, mapping: z.unknown() });
export const importRunSchema = z.object({
  id: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  sourceName: z.string(),
  fileNames: z.array(z.string()),
  rowsRead: count,
  rowsEstimated: count,
  bytesRead: count,
  bytesTotal: count,
  created: count,
  changed: count,
  unchanged: count,
  refused: count,
  requestedAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  rowsPerSecond: z.number().nullable(),
  problem: problemSchema.optional(),
});
export type ImportRun = z.infer<typeof importRunSchema>;
export const importRunAnswerSchema = z.object({ importRun: importRunSchema });
export const importRunsAnswerSchema = z.object({ importRuns: z.array(importRunSchema) });
export const importRunParamsSchema = z.object({ id: z.string() });

export const refusalsQuerySchema = z.object({ after: z.string().optional() });
export const refusalsAnswerSchema = z.object({
  header: z.array(z.string()),
  refusals: z.array(z.object({ fileName: z.string(), row: count, code: z.string(), message: z.string(), cells: z.array(z.string()) })),
  next: z.string().nullable(),
});

export const sourcesAnswerSchema = z.object({
  sources: z.array(z.object({ id: z.string(), name: z.string(), rows: count, importRuns: count, lastImport: importRunSchema.nullable() })),
});
export type SourcesAnswer = z.infer<typeof sourcesAnswerSchema>;
