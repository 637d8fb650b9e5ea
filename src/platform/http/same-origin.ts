/** What a browser says about where a request comes from. */
export interface RequestOrigin {
  method: string;
  origin: string | undefined;
  secFetchSite: string | undefined;
  hasCookies: boolean;
  /** A bearer token is never sent by a browser on its own, so such a request cannot be forged by another page. */
  hasBearer: boolean;
}

const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request may change something: requests of other sites' pages may not, whatever cookies travel along.
 * `Origin` decides where there is one, else `Sec-Fetch-Site`; with cookies and without either, the answer is no.
 * @param ownOrigins such as https://entente.example, without a slash at the end.
 */
export function mayChange(request: RequestOrigin, ownOrigins: readonly string[]): boolean {
  if (readingMethods.has(request.method) || request.hasBearer) return true;
  if (request.origin !== undefined) return ownOrigins.includes(request.origin);
  if (request.secFetchSite !== undefined) return request.secFetchSite === 'same-origin';
  return !request.hasCookies;
}
