import { BlockList, isIP } from 'node:net';

/** Networks of IPv4 that lead to no public host: private, shared, local, documentation, multicast, reserved (RFC 6890 and its registries). */
const closed4: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  // Metadata of cloud machines is here too.
  ['169.254.0.0', 16],
  // The same of Azure, in the middle of public addresses.
  ['168.63.129.16', 32],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** Of IPv6 only global unicast is open, and of it not what carries an IPv4 address or is kept for special use. */
const open6: readonly [string, number][] = [['2000::', 3]];
const closed6: readonly [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
];

const closedIpv4 = blockList(closed4, 'ipv4');
const openIpv6 = blockList(open6, 'ipv6');
const closedIpv6 = blockList(closed6, 'ipv6');

/**
 * Whether an address is a public host's. Everything else leads into somebody's own network: loopback, private, link-local,
 * carrier-grade NAT, metadata services, multicast, and every form of IPv6 that carries an IPv4 address in it.
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !closedIpv4.check(address, 'ipv4');
  // With a zone (fe80::1%eth0) it is of one link only.
  return family === 6 && !address.includes('%') && openIpv6.check(address, 'ipv6') && !closedIpv6.check(address, 'ipv6');
}

function blockList(networks: readonly [string, number][], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of networks) list.addSubnet(network, prefix, family);
  return list;
}
