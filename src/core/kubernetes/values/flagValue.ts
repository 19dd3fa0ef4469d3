import { isOpenHost } from '../../formats/placeholder.ts';
import { formatIp, parseIp } from '../../formats/x509/ipAddress.ts';
import { createBoundedCache } from '../../model/collections/boundedCache.ts';
import type { Flag } from '../../model/documents/component.ts';

/** The items of a comma list, blanks around them removed; empty for an absent or empty value. */
export function listOf(value: string | undefined): readonly string[] {
  return (value ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** A URL as far as the PKI cares. `host` is in lower case, an IPv6 address without brackets. */
export interface DialedUrl {
  readonly url: string;
  readonly scheme: string;
  readonly host: string;
  /** Absent if the URL leaves it to the scheme. */
  readonly port?: number | undefined;
}

const URL_SHAPE = /^([a-z][a-z0-9+.-]*):\/\/(?:(?!@\w+@)[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)(?::(\d+))?(?=[/?#]|$)/i;

/** The URLs of a comma list; what is no absolute URL is left out. */
export function parseUrls(value: string | undefined): readonly DialedUrl[] {
  if (!value) return NONE;
  return value.length > LONGEST_KEPT ? readUrls(value) : known.get(value, () => readUrls(value));
}

/** Lists of members are the same on each of their nodes, and asked for by many rules. */
const known = createBoundedCache<readonly DialedUrl[]>(256);

/** Characters. */
const LONGEST_KEPT = 8192;

const NONE: readonly DialedUrl[] = [];

function readUrls(value: string): readonly DialedUrl[] {
  return listOf(value).flatMap((url) => {
    const match = URL_SHAPE.exec(url);
    if (!match) return [];
    const [, scheme = '', host = '', port] = match;
    return {
      url,
      scheme: scheme.toLowerCase(),
      // Lower case would hide placeholders such as `__HOST__`.
      host: isOpenHost(host) ? host : host.replace(/^\[(.*)\]$/, '$1').toLowerCase(),
      port: port === undefined ? undefined : Number(port),
    };
  });
}

/** A range of addresses as Go's net.ParseCIDR reads it: the 16 bytes of an address, its bits, 32 or 128, and those of the prefix; undefined for other text. */
export function parseCidr(
  text: string,
): { readonly bytes: Uint8Array; readonly bits: number; readonly prefix: number } | undefined {
  const [, address = '', length = ''] = /^([^/]*)\/(\d{1,3})$/.exec(text) ?? [];
  const bytes = parseIp(address);
  const bits = address.includes(':') ? 128 : 32;
  return bytes && Number(length) <= bits ? { bytes, bits, prefix: Number(length) } : undefined;
}

/**
 * The address the API server's own Service gets: the first of the range after its network address. Undefined for
 * text that is no CIDR.
 */
export function firstServiceIp(cidr: string): string | undefined {
  const range = parseCidr(cidr);
  if (!range) return undefined;
  const first = networkBytes(range);
  for (let at = 15; at >= 0; at--) {
    first[at] = ((first[at] ?? 0) + 1) & 0xff;
    if (first[at] !== 0) break;
  }
  return formatIp(first);
}

/** The network of a range as Go prints it: "10.96.0.0/12" for 10.96.3.4/12. Undefined for text that is no CIDR. */
export function networkText(cidr: string): string | undefined {
  const range = parseCidr(cidr);
  return range && `${formatIp(networkBytes(range))}/${range.prefix}`;
}

function networkBytes({ bytes, bits, prefix }: NonNullable<ReturnType<typeof parseCidr>>): Uint8Array {
  const kept = prefix + 128 - bits;
  return bytes.map((byte, at) => byte & (0xff << Math.max(0, Math.min(8, 8 * (at + 1) - kept))));
}

/** A boolean flag as pflag and Go's flag package read it: without a value it is true. Undefined for any other text. */
export function booleanOf(flag: Pick<Flag, 'value'> | undefined): boolean | undefined {
  if (!flag) return undefined;
  const value = flag.value ?? 'true';
  if (/^(1|t|T|TRUE|true|True)$/.test(value)) return true;
  return /^(0|f|F|FALSE|false|False)$/.test(value) ? false : undefined;
}

/** The host of "host", "host:port" or "[address]:port" (kubeadm, ParseHostPort), without brackets; undefined for an empty one. */
export function endpointHost(endpoint: string): string | undefined {
  if (parseIp(endpoint)) return endpoint;
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(endpoint)?.[1];
  const host = bracketed ?? endpoint.replace(/:\d*$/, '');
  return host === '' || (bracketed === undefined && host.includes(':')) ? undefined : host;
}

/** The host as a URL spells it: an IPv6 address in brackets. */
export function urlHost(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

/** A file of a pair and where it stands in the flag's value. */
export interface SniFile {
  readonly path: string;
  readonly start: number;
}

/** A value of `--tls-sni-cert-key`: "cert,key" or "cert,key:name,name" (k8s.io/component-base/cli/flag, NamedCertKey). */
type SniPair =
  | {
      readonly kind: 'pair';
      readonly certificate: SniFile;
      readonly key: SniFile;
      /** Empty if the names of the certificate count. */
      readonly names: readonly string[];
    }
  /** kube-apiserver's own words. */
  | { readonly kind: 'malformed'; readonly error: string };

/** Reads it as kube-apiserver does: the first colon ends the files, blanks around them do not count. */
export function parseSniPair(value: string): SniPair {
  const colon = value.indexOf(':');
  const files = colon < 0 ? value : value.slice(0, colon);
  const names = colon < 0 ? undefined : value.slice(colon + 1);
  if (names?.trim() === '') return { kind: 'malformed', error: 'empty names list is not allowed' };
  const [certificate, key, ...more] = files.split(',');
  if (certificate === undefined || key === undefined || more.length > 0) {
    return { kind: 'malformed', error: 'expected comma separated certificate and key file paths' };
  }
  return {
    kind: 'pair',
    certificate: fileAt(certificate, 0),
    key: fileAt(key, certificate.length + 1),
    names: names?.split(',').map((name) => name.trim()) ?? [],
  };
}

function fileAt(text: string, start: number): SniFile {
  return { path: text.trim(), start: start + text.length - text.trimStart().length };
}
