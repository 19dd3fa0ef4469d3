import { formatIp } from '../formats/x509/ipAddress.ts';

export interface Network {
  readonly address: Uint8Array;
  readonly mask: Uint8Array;
}

/** The networks that one CA permits, or those that it excludes. */
export interface NetworkSet {
  /** The network that contains an address, as Go prints it; undefined if there is none. */
  matching(address: Uint8Array): string | undefined;
}

/** Networks as Go 1.26 looks them up (ipConstraints): it does not find one whose address has bits outside of its mask in every case. */
export function createNetworkSet(networks: readonly Network[]): NetworkSet {
  const short = pruned(networks.filter(({ address }) => address.length === 4));
  const long = pruned(networks.filter(({ address }) => address.length === 16));
  return {
    matching(address) {
      const set = address.length === 4 ? short : long;
      const found = candidate(set, address);
      return found && (compare(found.address, address) === 0 || contains(found, address)) ? text(found) : undefined;
    },
  };
}

/** In Go's order, without those that lie in the one before. */
function pruned(networks: readonly Network[]): readonly Network[] {
  const ordered = networks.toSorted(
    (one, other) => compare(one.address, other.address) || compare(one.mask, other.mask),
  );
  const kept: Network[] = [];
  for (const network of ordered) {
    const last = kept.at(-1);
    if (!last || !isWithin(network, last)) kept.push(network);
  }
  return kept;
}

function isWithin({ address, mask }: Network, outer: Network): boolean {
  const end = address.map((octet, at) => octet | (~(mask[at] ?? 0) & 0xff));
  return contains(outer, address) && contains(outer, end);
}

/** The one with this address, or the last one before it, or the first. */
function candidate(set: readonly Network[], address: Uint8Array): Network | undefined {
  let [low, high] = [0, set.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(set[middle]?.address ?? address, address) < 0) low = middle + 1;
    else high = middle;
  }
  const found = set[low];
  return found && compare(found.address, address) === 0 ? found : set[Math.max(0, low - 1)];
}

function compare(one: Uint8Array, other: Uint8Array): number {
  for (let at = 0; at < Math.min(one.length, other.length); at++) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

/** An IPv4 address mapped into IPv6 is one of IPv4, as in net.IPNet. */
function contains(network: Network, address: Uint8Array): boolean {
  const { address: base, mask } = shortest(network);
  const own = asV4(address) ?? address;
  return own.length === base.length && own.every((octet, at) => ((octet ^ (base[at] ?? 0)) & (mask[at] ?? 0)) === 0);
}

function shortest({ address, mask }: Network): Network {
  const v4 = asV4(address);
  return v4 ? { address: v4, mask: mask.subarray(mask.length - 4) } : { address, mask };
}

function asV4(address: Uint8Array): Uint8Array | undefined {
  if (address.length === 4) return address;
  const isMapped = address.every((octet, at) => at >= 12 || octet === (at < 10 ? 0 : 0xff));
  return isMapped ? address.subarray(12) : undefined;
}

function text(network: Network): string {
  const { address, mask } = shortest(network);
  const bits = Array.from(mask, (octet) => octet.toString(2).padStart(8, '0')).join('');
  const ones = bits.indexOf('0');
  return `${formatIp(address)}/${ones < 0 ? bits.length : ones}`;
}
