import { t } from '#kernel/language/say.ts';
import type { FastifyRequest } from 'fastify';
import { isSameSecret } from '#platform/auth/same-secret.ts';
import type { Caller } from '#platform/context.ts';
import { HttpRefusal } from '#platform/http/problems.ts';
import { mayChange } from '#platform/http/same-origin.ts';

/** Who asks, by what they show. The workspace slice knows; the plumbing only asks it. */
export interface CallerSource {
  bySession(headers: Headers): Promise<Caller | null>;
  byApiKey(key: string): Promise<Caller | null>;
  /** Whoever holds an operator key acts for the first company; null while there is none. */
  operator(): Promise<Caller | null>;
}

/** @param operatorKeys those of this process and of its data folder. */
export async function identify(request: FastifyRequest, callers: CallerSource, operatorKeys: readonly string[]): Promise<Caller | null> {
  const bearer = bearerOf(request);
  if (bearer !== null) {
    if (operatorKeys.some((key) => isSameSecret(bearer, key))) return callers.operator();
    return callers.byApiKey(bearer);
  }
  const { cookie } = request.headers;
  return cookie ? callers.bySession(new Headers({ cookie })) : null;
}

function bearerOf(request: FastifyRequest): string | null {
  const match = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '');
  return match ? match[1]! : null;
}

/** @throws HttpRefusal 403 when another site's page wants to change something. */
export function refuseForeignChanges(request: FastifyRequest, publicUrl: string | null): void {
  const { origin, cookie, 'sec-fetch-site': secFetchSite } = request.headers;
  const ownOrigins = [`${request.protocol}://${request.host}`, ...(publicUrl ? [publicUrl] : [])];
  const asked = { method: request.method, origin, secFetchSite: secFetchSite as string | undefined, hasCookies: Boolean(cookie) };
  if (mayChange({ ...asked, hasBearer: bearerOf(request) !== null }, ownOrigins)) return;
  throw new HttpRefusal(403, 'not-our-page', t`Changes are only accepted from ${publicUrl ?? 'the pages of this address'}.`);
}
