import type { Readable } from 'node:stream';
import { z } from 'zod';

/**
 * A 200 whose body is written by us, as a text or a stream, and not made of a value: `response: fileAnswer('text/csv', 'The rows.')`.
 * @param shape what is in it, for the reference: a text unless said.
 */
export function fileAnswer(mediaType: string, description: string, shape: z.ZodType = z.string()) {
  return { 200: { description, content: { [mediaType]: { schema: shape as unknown as z.ZodType<Readable | string> } } } };
}
