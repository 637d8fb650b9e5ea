import { BlockList, isIP } from 'node:net';

/** What the operator opens beyond public addresses. */
export interface AllowedHosts {
  /** @param name in lower case, without brackets and without a point at the end. */
  hasName(name: string): boolean;
  hasAddress(address: string): boolean;
}

/**
 * Reads the operator's list: names of hosts, addresses, networks.
 * @param entries such as files.northlake.example, 10.1.2.3, 10.1.0.0/16, fd00::/8.
 * @throws with the entry that is none of them.
 */
export function readAllowedHosts(entries: readonly string[]): AllowedHosts {
  const names = new Set<string>();
  const networks = new BlockList();
  for (const entry of entries) {
    const [address = '', prefix] = entry.split('/');
    const family = isIP(address);
    if (family === 0 && prefix === undefined && /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(address)) names.add(address.toLowerCase());
    else if (family === 0 || (prefix !== undefined && !isPrefix(prefix, family))) {
      throw new Error(`Neither a host nor a network: ${entry}.`);
    } else networks.addSubnet(address, prefix === undefined ? bitsOf(family) : Number(prefix), family === 4 ? 'ipv4' : 'ipv6');
  }
  return {
    hasName: (name) => names.has(name),
    hasAddress: (address) => networks.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4'),
  };
}

const bitsOf = (family: number) => (family === 4 ? 32 : 128);
const isPrefix = (text: string, family: number) => /^\d{1,3}$/.test(text) && Number(text) <= bitsOf(family);
