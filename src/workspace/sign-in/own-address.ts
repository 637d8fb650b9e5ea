import type { FastifyRequest } from 'fastify';

/** The address under which people open this installation, without a slash at the end. */
export function ownAddress(request: FastifyRequest): string {
  return request.server.platform.settings.publicUrl ?? `${request.protocol}://${request.host}`;
}

/** Where the provider sends people back to. */
export function redirectUriOf(request: FastifyRequest): string {
  return `${ownAddress(request)}/api/auth/single-sign-on/callback`;
}
