/** What a connection says of itself: how long a body is, where it ends, whose it is. Nobody else may say it for a request. */
const ofConnections: ReadonlySet<string> = new Set([
  'host',
  'content-length',
  'transfer-encoding',
  'connection',
  'proxy-connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'upgrade',
  'expect',
  'http2-settings',
]);

/** Whether a header belongs to the connection rather than to what is asked. @param name in any writing. */
export function isConnectionHeader(name: string): boolean {
  return ofConnections.has(name.trim().toLowerCase());
}
