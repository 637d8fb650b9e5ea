import { z } from 'zod';
import { problemSchema } from './problem-schema.ts';

export type {
  DeparturesMapping,
  EventLogMapping,
  FieldHistoryMapping,
  LinksMapping,
  Mapping,
  TableMapping,
} from './mapping/mapping-schema.ts';
export {
  activityCountsAnswerSchema,
  activityCountsRequestSchema,
  presetsAnswerSchema,
  suggestionAnswerSchema,
  suggestionRequestSchema,
  type ActivityCountsAnswer,
  type ActivityCountsRequest,
  type PresetsAnswer,
  type SuggestedGroup,
  type SuggestionAnswer,
} from './suggest/schema.ts';

// Wire shapes of the sources slice, shared by its routes and its screens.

const count = z.number().int().nonnegative();

export const uploadQuerySchema = z.object({ name: z.string().trim().min(1).max(255) });
const uploadSchema = z.object({ id: z.string(), name: z.string(), bytes: count });
export const uploadAnswerSchema = z.object({ upload: uploadSchema });
export const uploadsAnswerSchema = z.object({ uploads: z.array(uploadSchema.extend({ uploadedAt: z.string() })) });
export const uploadParamsSchema = z.object({ id: z.string() });
export const removedSchema = z.object({ removed: z.literal(true) });
export type UploadsAnswer = z.infer<typeof uploadsAnswerSchema>;

const uploadIds = z.array(z.string()).min(1).max(200);

export const importModes = ['create', 'update', 'both'] as const;
const mode = z.enum(importModes).describe('What may become of a row: something new, a change of what there is, or both.');

/** Something about the rows that stops nothing and that their owner should know. */
export const warningSchema = z.object({
  code: z.string(),
  message: z.string(),
  /** How many rows, columns or names it concerns. */
  count,
  /** 0 where it is not about rows. */
  firstRow: count,
  examples: z.array(z.string()).optional(),
});
export type ImportWarning = z.infer<typeof warningSchema>;

export const previewRequestSchema = z.object({ uploadIds, mapping: z.unknown(), mode: mode.optional() });
const previewRowSchema = z.object({
  row: count,
  outcome: z.enum(['new', 'changed', 'same', 'refused']),
  /** What the row is of: person, deal, account and the like; links, changes or departures where it is no record. */
  object: z.string(),
  /** What it is called. */
  title: z.string(),
  /** What else it says, by name. */
  said: z.record(z.string(), z.string()),
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
  counts: z.object({
    read: count,
    new: count,
    changed: count,
    same: count,
    refused: count,
    complete: z.boolean(),
    /** How many different things of each kind the rows speak of; touches, links and changes as often as they are told. */
    objects: z.record(z.string(), count),
  }),
  problems: z.array(z.object({ code: z.string(), message: z.string(), count, firstRow: count })),
  warnings: z.array(warningSchema),
});
export type PreviewAnswer = z.infer<typeof previewAnswerSchema>;

export const importRequestSchema = z.object({
  uploadIds,
  mapping: z.unknown(),
  mode: mode.optional(),
  savedMappingId: z.string().optional().describe('The saved mapping that the given one is, in its newest version.'),
});
export const importRunSchema = z.object({
  id: z.string(),
  state: z.enum(['waiting', 'running', 'paused', 'cancelled', 'done', 'failed']),
  mode,
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
  /** The name of the member who asked. */
  requestedBy: z.string().nullable().optional(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  rowsPerSecond: z.number().nullable(),
  /** At the rate so far; null while nothing is read. */
  secondsLeft: z.number().nullable(),
  /** The files are looked through to their ends, before the first row is written. */
  isLookingThrough: z.boolean(),
  /** How many new things of each kind it brought; null until they are counted, at its end. */
  objects: z.record(z.string(), count).nullable(),
  warnings: z.array(warningSchema),
  /** The import whose refused rows it imports. */
  repairsRunId: z.string().nullable(),
  undoneAt: z.string().nullable(),
  /** The newest undo or undo of an undo. */
  undo: z
    .object({ direction: z.enum(['undo', 'redo']), state: z.enum(['waiting', 'running', 'done', 'failed']), at: z.string() })
    .nullable(),
  problem: problemSchema.optional(),
});
export type ImportRun = z.infer<typeof importRunSchema>;
export const importRunAnswerSchema = z.object({ importRun: importRunSchema });
export const importRunsAnswerSchema = z.object({ importRuns: z.array(importRunSchema) });
export const importRunParamsSchema = z.object({ id: z.string() });

export const cancellationRequestSchema = z.object({
  keep: z.boolean().default(true).describe('Whether what the import brought so far stays, as it does unless said; else it is undone.'),
});
/** @property shortRows cells that refused rows lack at their end count as empty, whatever the mapping says of them. */
export const repairRequestSchema = z.object({ mapping: z.unknown().optional(), shortRows: z.literal('empty').optional() });

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
