import { z } from 'zod';

// Wire shapes of undo and redo.

const count = z.number().int().nonnegative();
const evidenceSchema = z.object({ records: count, touches: count, fieldChanges: count, links: count, departures: count });

export const undoParamsSchema = z.object({ id: z.string() });

export const undoRequestSchema = z
  .object({
    takesWorkedOn: z
      .boolean()
      .default(false)
      .describe('Whether people whom members worked on since lose what the import brought, too; they are left unless said.'),
  })
  .nullish();

export const undoPreviewSchema = z.object({
  /** Rows that go, or, of an import that was undone, would come back. */
  evidence: evidenceSchema,
  /** People and deals that go with their last row. */
  people: count,
  deals: count,
  /** Rows that stay, because another import told them too. */
  handedOver: count,
  /** Rows that an undo left already, of people whom members had worked on. */
  left: count,
  /** Whom members worked on since, at most a hundred. */
  workedOn: z.array(z.object({ person: z.object({ id: z.string(), name: z.string() }), why: z.array(z.string()) })),
  canUndo: z.boolean(),
  canPutBack: z.boolean(),
});
export type UndoPreview = z.infer<typeof undoPreviewSchema>;

export const undoSchema = z.object({
  id: z.string(),
  direction: z.enum(['undo', 'redo']),
  takesWorkedOn: z.boolean(),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  /** Rows by kind that were set aside or put back; `handedOver` and `left` as in the preview. */
  counts: z.record(z.string(), count),
  requestedBy: z.string().nullable(),
  requestedAt: z.string(),
  finishedAt: z.string().nullable(),
  problem: z.object({ code: z.string(), message: z.string(), accepted: z.string().optional() }).optional(),
});
export type ImportUndo = z.infer<typeof undoSchema>;
export const undoAnswerSchema = z.object({ undo: undoSchema });
export const undosAnswerSchema = z.object({ undos: z.array(undoSchema) });
