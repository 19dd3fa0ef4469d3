import { parseIp } from '../../formats/x509/ipAddress.ts';

const SUBDOMAIN = /^(?:\*\.)?[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;

/** Of a DNS subdomain (RFC 1123, apimachinery validation). */
const MAX_LENGTH = 253;

/** True for what kubeadm takes for a SAN: an address, or a DNS name whose first label may be `*`; capitals become small. */
export function isCertSan(name: string): boolean {
  return parseIp(name) !== undefined || (name.length <= MAX_LENGTH && SUBDOMAIN.test(name.toLowerCase()));
}

/** The host within a URL or "host:port"; undefined where nothing usable is left of it. */
export function hostWithin(name: string): string | undefined {
  const [bare = ''] = name
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .split(/[/?#]/, 1);
  const host = bare
    .replace(/^\[([^\]]*)\](?::\d+)?$/, '$1')
    .replace(/^([^:]*):\d+$/, '$1')
    .replace(/\.$/, '');
  return host !== name && isCertSan(host) ? host : undefined;
}
