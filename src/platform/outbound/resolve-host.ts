import { lookup } from 'node:dns/promises';
import { readAllowedHosts } from './allowed-hosts.ts';
import { checkDestination } from './check-destination.ts';

/**
 * The address to connect to for whoever speaks something else than HTTP: of a host that is public, or that the operator opened.
 * Connect to it and not to the name, which may lead elsewhere by then.
 * @param allow what the operator opens beyond public hosts (ENTENTE_OUTBOUND_ALLOW).
 * @throws OutboundProblem
 */
export async function resolveHost(host: string, allow: readonly string[]): Promise<string> {
  const url = new URL(`http://${host.includes(':') ? `[${host}]` : host}/`);
  const { addresses } = await checkDestination(url, readAllowedHosts(allow), (name) => lookup(name, { all: true }));
  return (addresses.find(({ family }) => family === 4) ?? addresses[0]!).address;
}
