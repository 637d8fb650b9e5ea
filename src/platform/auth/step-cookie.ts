import type { FastifyReply, FastifyRequest } from 'fastify';
import { pendingSeconds, type PendingKind } from '#platform/auth/pending-steps.ts';

const nameOf = (kind: PendingKind) => `entente.${kind}`;

/** Gives the browser the token of the step that it is to take next; out of reach of scripts, and sent back to sign-in only. */
export function keepStep(reply: FastifyReply, kind: PendingKind, token: string): void {
  reply.header('set-cookie', `${nameOf(kind)}=${token}; ${attributes(reply)}; Max-Age=${pendingSeconds}`);
}

export function forgetStep(reply: FastifyReply, kind: PendingKind): void {
  reply.header('set-cookie', `${nameOf(kind)}=; ${attributes(reply)}; Max-Age=0`);
}

/** The token of the step that this browser is at, or ''. */
export function stepOf(request: FastifyRequest, kind: PendingKind): string {
  const cookies = (request.headers.cookie ?? '').split(/; */);
  const prefix = `${nameOf(kind)}=`;
  return cookies.find((cookie) => cookie.startsWith(prefix))?.slice(prefix.length) ?? '';
}

function attributes({ server }: FastifyReply): string {
  const isSecure = server.platform.settings.publicUrl?.startsWith('https://') === true;
  return `Path=/api/auth; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
}
