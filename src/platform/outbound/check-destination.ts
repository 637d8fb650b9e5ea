import { t } from '#kernel/language/say.ts';
import { isIP } from 'node:net';
import type { AllowedHosts } from './allowed-hosts.ts';
import { OutboundProblem } from './outbound-problem.ts';
import { isPublicAddress } from './public-address.ts';

export interface Address {
  address: string;
  family: number;
}

/** All addresses of a name. Replaced in tests. */
export type ResolveHost = (name: string) => Promise<Address[]>;

export interface Destination {
  url: URL;
  /** Checked: connections are made to these and to nothing else. */
  addresses: Address[];
}

const opened = 'a public host, or one that the operator opens in ENTENTE_OUTBOUND_ALLOW';

/**
 * Resolves where an address leads, once, and refuses what is nobody's public host. Of a name with several addresses
 * each must be open: which of them is taken is not up to us.
 * @throws OutboundProblem
 */
export async function checkDestination(url: URL, allowed: AllowedHosts, resolve: ResolveHost): Promise<Destination> {
  checkWrittenAddress(url, allowed);
  const name = nameOf(url);
  const addresses = isIP(name) ? [{ address: name, family: isIP(name) }] : await resolveName(name, resolve);
  if (!allowed.hasName(name) && !addresses.every(({ address }) => isPublicAddress(address) || allowed.hasAddress(address)))
    throw closed(url);
  return { url, addresses };
}

/**
 * What an address says of itself, before anybody is asked where its name leads: for the moment at which it is written down.
 * @throws OutboundProblem
 */
export function checkWrittenAddress(url: URL, allowed: AllowedHosts): void {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new OutboundProblem('not-http', t`Not an address of the web: ${url.protocol}`, t`https://... or http://...`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new OutboundProblem(
      'password-in-address',
      t`The address holds a name or a password.`,
      t`an address without them, and a header beside it`,
    );
  }
  const name = nameOf(url);
  if (isIP(name) && !allowed.hasName(name) && !allowed.hasAddress(name) && !isPublicAddress(name)) throw closed(url);
  // Such a name is this machine's, whatever resolver is asked; which of its addresses is open is seen when it is called.
  if (/(^|\.)localhost$/.test(name) && !allowed.hasName(name) && !allowed.hasAddress('127.0.0.1') && !allowed.hasAddress('::1'))
    throw closed(url);
}

/** The URL parser has already written 127.1, 0x7f000001 and the like as what they are. */
function nameOf(url: URL): string {
  return url.hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
}

function closed(url: URL): OutboundProblem {
  return new OutboundProblem('closed-network', t`${url.host} leads into a closed network.`, opened);
}

async function resolveName(name: string, resolve: ResolveHost): Promise<Address[]> {
  const addresses = await resolve(name).catch(() => []);
  if (addresses.length === 0)
    throw new OutboundProblem('no-such-host', t`There is no host called ${name}.`, t`the name of a host that can be found`);
  return addresses;
}
