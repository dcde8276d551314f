import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/** Where a mail server's name leads. The connection goes to this very address, so that the name cannot change its mind in between. */
export type MailHost = { address: string; isPrivate: boolean; isLoopback: boolean };

const lookupMilliseconds = 10_000;

/** Null where no such name is known. With several addresses one private one makes the whole name private. */
export async function findMailHost(host: string): Promise<MailHost | null> {
  const addresses = await addressesOf(host.replace(/^\[(.*)\]$/, '$1'));
  const address = addresses.find((each) => isIP(each) === 4) ?? addresses[0];
  if (address === undefined) return null;
  return {
    address,
    isPrivate: addresses.some(isPrivateAddress),
    isLoopback: addresses.every(isLoopbackAddress),
  };
}

async function addressesOf(host: string): Promise<string[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<[]>((resolve) => {
    timer = setTimeout(() => resolve([]), lookupMilliseconds);
  });
  try {
    const found = await Promise.race([lookup(host, { all: true }), late]);
    return found.map(({ address }) => address);
  } catch {
    return [];
  } finally {
    clearTimeout(timer);
  }
}

const loopback = blocks([
  ['127.0.0.0', 8],
  ['::1', 128],
]);

/** Everything that is not reachable by the public: private, loopback, link-local, carrier, test, multicast, mapped, tunnelled. */
const notPublic = blocks([
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
  ['::', 96],
  ['64:ff9b::', 16],
  ['100::', 64],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
]);

export function isPrivateAddress(address: string): boolean {
  return contains(notPublic, address);
}

function isLoopbackAddress(address: string): boolean {
  return contains(loopback, address);
}

function blocks(ranges: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [network, bits] of ranges) list.addSubnet(network, bits, familyOf(network));
  return list;
}

/** An IPv4 address in IPv6 clothes counts as what it is. */
function contains(list: BlockList, address: string): boolean {
  const [bare = address] = address.split('%', 1);
  return list.check(bare, familyOf(bare));
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}
