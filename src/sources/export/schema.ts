import { z } from 'zod';

export const exportQuerySchema = z.object({ format: z.enum(['csv', 'jsonl']).default('csv') });

/** What an export says of itself: which files to read by which mappings, in which order. */
export const exportManifestSchema = z.object({
  entente: z.literal('export'),
  version: z.literal(1),
  format: z.enum(['csv', 'jsonl']),
  exportedAt: z.string(),
  company: z.object({ name: z.string(), timeZone: z.string(), currency: z.string() }),
  imports: z.array(z.object({ file: z.string(), mapping: z.string(), source: z.string(), rows: z.number() })),
  readable: z.array(z.object({ file: z.string(), rows: z.number() })),
});
export type ExportManifest = z.infer<typeof exportManifestSchema>;
