import { z } from 'zod';

// Wire shapes of the operator's page, shared by route and screen.

const finding = z.object({
  what: z.string().describe('What was looked at: disk.'),
  state: z.enum(['ok', 'odd', 'bad']),
  says: z.string(),
  advice: z.string().optional(),
});
const backup = z.object({
  takenAt: z.string().describe('The moment that it shows.'),
  endedAt: z.string().describe('When it was whole, on the disk and read back.'),
  fileName: z.string(),
  bytes: z.int(),
  rows: z.int(),
});

export const runningAnswer = z.object({
  version: z.string(),
  node: z.string(),
  asOf: z.string(),
  findings: z.array(finding),
  database: z.object({
    version: z.string(),
    bytes: z.int(),
    connections: z.int(),
    largest: z.array(z.object({ table: z.string(), bytes: z.int() })),
  }),
  /** The newest first. */
  backups: z.array(backup),
  regularBackups: z.object({ everyHours: z.int(), keep: z.int() }).nullable().describe('null where none are made by themselves.'),
  background: z.object({ due: z.int(), dead: z.int(), oldestDueSeconds: z.int() }),
  migrations: z.object({ count: z.int(), newest: z.string(), appliedAt: z.string() }),
});
export type RunningAnswer = z.infer<typeof runningAnswer>;
