import { flagCredentials, flagPlace, flagText } from '../../cluster/nodes/flags.ts';
import { unknownOf, unreadFor } from '../../cluster/nodes/settings.ts';
import { listOf } from '../../kubernetes/values/flagValue.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import type { HandshakeSpec } from './handshakeSpec.ts';

/**
 * The API server as front proxy to extension API servers. They read their trust from what this API server publishes;
 * their own certificates are not among a node's files.
 */
export function* aggregationConnection(node: NodeView): Generator<HandshakeSpec> {
  const apiserver = componentOf(node, 'kube-apiserver');
  const clientCertificate = flagCredentials(apiserver, 'proxy-client-cert-file');
  const serverTrusts = flagCredentials(apiserver, 'requestheader-client-ca-file');
  if (!apiserver || !clientCertificate || !serverTrusts) return;
  yield {
    kind: 'aggregation',
    domain: 'front-proxy',
    from: { component: 'kube-apiserver', uri: apiserver.uri, node: node.id },
    to: { component: 'extension-apiserver' },
    clientCertificate,
    clientKey: flagCredentials(apiserver, 'proxy-client-key-file'),
    clientIsInsecure: true,
    serverTrusts,
    demand: 'requested',
    unknownDemand:
      unreadFor(apiserver, 'requestheader-allowed-names') && unknownOf(apiserver, 'requestheader-allowed-names'),
    allowedNames: listOf(flagText(apiserver, 'requestheader-allowed-names')),
    at: flagPlace(apiserver, 'proxy-client-cert-file'),
  };
}
