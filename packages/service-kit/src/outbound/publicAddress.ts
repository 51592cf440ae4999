import { BlockList, isIP } from 'node:net';

/** IANA's special-purpose registries (RFC 6890 and successors): nothing a bank's webhook may be at. */
const SPECIAL_V4 = ['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'];
/** Of IPv6 only global unicast (2000::/3) is public, and in it not documentation, not Teredo, ORCHID and benchmarking, and not 6to4, which carries an IPv4 address. */
const SPECIAL_IN_GLOBAL_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const special = listOf(SPECIAL_V4, 'ipv4');
const specialV6 = listOf(SPECIAL_IN_GLOBAL_V6, 'ipv6');
const globalV6 = listOf(['2000::/3'], 'ipv6');

/** Whether an IP address is one of the public internet's. Anything that is no address is not; an IPv4 address written as IPv6 (`::ffff:10.0.0.1`, `64:ff9b::`) is outside 2000::/3 and so refused. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4: return !special.check(address, 'ipv4');
    case 6: return globalV6.check(address, 'ipv6') && !specialV6.check(address, 'ipv6');
    default: return false;
  }
}

function listOf(networks: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix = '0'] = network.split('/');
    list.addSubnet(address, Number(prefix), family);
  }
  return list;
}
