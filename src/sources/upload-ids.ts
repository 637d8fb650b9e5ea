import { t } from '#kernel/language/say.ts';
import type { FastifyRequest } from 'fastify';
import { refuse, type Outcome } from '#kernel/problem.ts';

/** The uploads that a request names. */
export function uploadIdsOf({ context }: FastifyRequest, given: readonly string[]): Outcome<{ uploadIds: number[] }> {
  const uploadIds = given.map((id) => context.ids.decode('upload', id));
  if (uploadIds.every((id) => id !== null)) return { ok: true, uploadIds };
  return refuse('missing', 'no-such-upload', t`There is no such upload.`, { where: 'uploadIds', accepted: t`ids from POST /api/uploads` });
}
