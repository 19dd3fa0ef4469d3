import type { KubeconfigClusterView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import type { Refusal } from '../side/side.ts';

/** Without a host, Go's net package connects to the local machine. */
const NO_HOST = /^https?:\/\/(?::\d+)?(?:\/|$)/i;

/** Whether the URL has no host. */
export function hasNoHost(server: string): boolean {
  return NO_HOST.test(server);
}

/** The error of crypto/tls, which begins no handshake without a name to verify (tried with net/http of Go 1.26); undefined for any other server. */
export function namelessServer({ cluster }: KubeconfigClusterView): Refusal | undefined {
  const { server, tlsServerName, insecureSkipTlsVerify } = cluster;
  if (!server || !hasNoHost(server.value) || !/^https:/i.test(server.value)) return undefined;
  if (tlsServerName?.value || insecureSkipTlsVerify?.value === true) return undefined;
  return {
    side: 'client',
    error: 'tls: either ServerName or InsecureSkipVerify must be specified in the tls.Config',
    reason: phrase('{url} has no host, so the client has no name to verify.', { url: server.value }),
  };
}
