import { z } from 'zod';
import { isConnectionHeader } from '#platform/outbound/connection-headers.ts';

// Wire shapes of imports that come round, shared by routes, screens and the command line.

const count = z.number().int().nonnegative();
const weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);
const mode = z.enum(['create', 'update', 'both']);
const every = z.enum(['hour', 'day', 'week']);

const terms = z.strictObject({
  name: z.string().trim().min(1).max(120),
  url: z.string().trim().min(1).max(2000).optional().describe('The address of a file. Either this or a folder.'),
  folder: z.string().trim().min(1).max(1000).optional().describe('A folder that the operator has opened (ENTENTE_IMPORT_FOLDERS).'),
  filePattern: z
    .string()
    .trim()
    .max(100)
    .regex(/^[^/\\*]*(\*[^/\\*]*){0,5}$/)
    .optional()
    .describe('Which files of the folder: * is any text, ? any sign. All of them unless said.'),
  header: z
    .strictObject({
      name: z
        .string()
        .max(100)
        .regex(/^[A-Za-z][A-Za-z0-9-]*$/)
        .refine(
          (name) => !isConnectionHeader(name),
          'Such a header is for the connection to say; accepted are Authorization, X-Api-Key and the like.',
        ),
      value: z
        .string()
        .min(1)
        .max(4000)
        .regex(/^[\t\x20-\x7e\x80-\xff]+$/),
    })
    .nullable()
    .optional()
    .describe('A header that the address asks for. Kept sealed, never shown; null takes it away.'),
  savedMappingId: z.string(),
  version: z.int().min(1).nullable().optional().describe('Of the saved mapping; the newest one unless said.'),
  mode: mode.optional(),
  every,
  at: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .describe('By the wall clock of the company, such as 06:30; of every hour the minutes count.'),
  weekday: weekday.optional().describe('Of every week.'),
});
export const scheduleWantedSchema = terms;
export const scheduleChangesSchema = terms.partial().extend({ paused: z.boolean().optional() });
export type ScheduleWanted = z.infer<typeof scheduleWantedSchema>;
export type ScheduleChanges = z.infer<typeof scheduleChangesSchema>;

const lookSchema = z.object({
  /** null where its time had come. */
  askedBy: z.string().nullable(),
  begunAt: z.string(),
  endedAt: z.string().nullable(),
  outcome: z.enum(['looking', 'imported', 'nothing-new', 'failed']),
  fileNames: z.array(z.string()),
  importRunId: z.string().nullable(),
  importState: z.string().nullable(),
  problem: z.object({ code: z.string(), message: z.string(), accepted: z.string().optional() }).nullable(),
});

export const scheduleSchema = z.object({
  id: z.string(),
  name: z.string(),
  place: z.object({ kind: z.enum(['url', 'folder']), at: z.string(), pattern: z.string().nullable() }),
  headerName: z.string().nullable(),
  savedMapping: z.object({ id: z.string(), name: z.string(), version: count.nullable(), newestVersion: count }),
  mode,
  every,
  at: z.string(),
  weekday: weekday.nullable(),
  timeZone: z.string(),
  /** null while it is paused. */
  nextLookAt: z.string().nullable(),
  paused: z.object({ at: z.string(), by: z.string().nullable() }).nullable(),
  /** In a row, up to now. */
  failures: count,
  createdBy: z.string().nullable(),
  /** The newest first. */
  looks: z.array(lookSchema),
});
export type ScheduleAnswer = z.infer<typeof scheduleSchema>;
export const scheduleAnswerSchema = z.object({ importSchedule: scheduleSchema });
export const schedulesAnswerSchema = z.object({
  importSchedules: z.array(scheduleSchema),
  /** Folders that the operator has opened; none means that only addresses can be looked at. */
  openFolders: z.array(z.string()),
});
