import { append } from '../../model/collections/lookup.ts';
import type { NodeView } from '../../model/node.ts';
import type { DialedHost } from '../../uses/side/dialedHost.ts';
import { type NamedServer, namedServer } from '../../uses/views/namedServer.ts';
import type { RuleContext } from '../engine/rule.ts';

export interface UnnamedHost {
  readonly server: NamedServer;
  /** The kubeconfigs that connect to the same host; at least one. */
  readonly dialed: readonly [DialedHost, ...DialedHost[]];
}

/**
 * The hosts in kubeconfigs that the API server certificate lacks, each once. They exclude the advertised address, which has a separate rule, and the
 * host of a kubeconfig with another CA, which may be a load balancer that terminates TLS.
 */
export function unnamedKubeconfigHosts(node: NodeView, context: RuleContext): readonly UnnamedHost[] {
  const server = namedServer(node, context.verifications, 'kube-apiserver');
  if (!server) return [];
  const advertised = server.missing.find(({ why }) => why === 'advertise-address')?.host;
  const byHost = new Map<string, [DialedHost, ...DialedHost[]]>();
  for (const dialed of server.missing) {
    if (dialed.why !== 'kubeconfig' || dialed.host === advertised || trustsOther(dialed, context)) continue;
    append(byHost, dialed.host, dialed);
  }
  return [...byHost.values()].map((dialed) => ({ server, dialed }));
}

/** Whether the kubeconfig trusts the wrong CA. If the server's certificate is the one of another CA, the kubeconfig is right. */
function trustsOther({ kubeconfig }: DialedHost, { trustFaults }: RuleContext): boolean {
  const trusted = kubeconfig?.current.cluster?.certificateAuthority;
  return trustFaults.some(
    ({ side, verifications }) =>
      side === 'trusted' && verifications.some((one) => one.trusted === trusted && one.purpose === 'serverAuth'),
  );
}
