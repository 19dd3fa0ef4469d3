import { parseIp } from '../../formats/x509/ipAddress.ts';

/** The host of "host", "host:port" or "[address]:port" (kubeadm, ParseHostPort), without brackets; undefined for an empty one. */
export function endpointHost(endpoint: string): string | undefined {
  if (parseIp(endpoint)) return endpoint;
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(endpoint)?.[1];
  const host = bracketed ?? endpoint.replace(/:\d*$/, '');
  return host === '' || (bracketed === undefined && host.includes(':')) ? undefined : host;
}
