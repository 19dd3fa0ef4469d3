/** The 4 or 16 octets of an IPv4 or IPv6 literal. */
export function ipOctets(text: string): Uint8Array {
  if (!text.includes(':')) return Uint8Array.from(text.split('.').map(Number));
  const [head = '', tail] = text.split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16)));
  const start = groups(head);
  const end = tail === undefined ? [] : groups(tail);
  const middle = new Array<number>(8 - start.length - end.length).fill(0);
  return Uint8Array.from([...start, ...middle, ...end].flatMap((group) => [group >> 8, group & 0xff]));
}

/** Address octets followed by mask octets of a CIDR, as iPAddress name constraints hold them. */
export function cidrOctets(cidr: string): Uint8Array {
  const [address = '', bits = '0'] = cidr.split('/');
  const bytes = ipOctets(address);
  const mask = bytes.map((_, at) => 0xff & ~(0xff >> Math.max(0, Math.min(8, Number(bits) - at * 8))));
  return Uint8Array.from([...bytes, ...mask]);
}

/** The address `offset` places after the start of a CIDR: 1 is the Service `kubernetes`, 10 is kube-dns. */
export function addressIn(cidr: string, offset: number): string {
  const [network = ''] = cidr.split('/');
  if (network.includes(':')) return `${network.replace(/::$/, '')}::${offset.toString(16)}`;
  const bytes = ipOctets(network);
  return [...bytes.subarray(0, 3), (bytes[3] ?? 0) + offset].join('.');
}

/** The address as the host of a URL: IPv6 in brackets. */
export const urlHost = (address: string): string => (address.includes(':') ? `[${address}]` : address);

export const isIpAddress = (host: string): boolean => /^[\d.]+$/.test(host) || host.includes(':');
