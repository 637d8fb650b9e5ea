import { z } from 'zod';

/** A refusal, as answers carry it. */
export const problemSchema = z.object({
  kind: z.enum(['invalid', 'unauthenticated', 'forbidden', 'missing', 'conflict']),
  code: z.string(),
  message: z.string(),
  where: z.string().optional(),
  accepted: z.string().optional(),
});
