import { z } from 'zod';
import { mappingSchema } from '../mapping/mapping-schema.ts';

// Wire shapes of saved mappings, shared by routes, screens and the command line.

const count = z.number().int().nonnegative();

export const mappingWantedSchema = z.strictObject({
  name: z.string().trim().min(1).max(120),
  mapping: z.unknown(),
  header: z.array(z.string().max(500)).max(5000).optional().describe('The columns of the file that the mapping was made on.'),
});
export const versionWantedSchema = mappingWantedSchema.omit({ name: true });

export const savedMappingSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** The newest one. */
  version: count,
  source: z.string(),
  shape: z.string(),
  /** null for the operator at the machine. */
  savedBy: z.string().nullable(),
  savedAt: z.string(),
  importRuns: count,
});
export type SavedMappingAnswer = z.infer<typeof savedMappingSchema>;
export const savedMappingsAnswerSchema = z.object({ mappings: z.array(savedMappingSchema) });
export const savedMappingAnswerSchema = z.object({
  savedMapping: savedMappingSchema,
  versions: z.array(z.object({ version: count, savedBy: z.string().nullable(), savedAt: z.string(), importRuns: count })),
  mapping: mappingSchema,
});
export type ShownMappingAnswer = z.infer<typeof savedMappingAnswerSchema>;
