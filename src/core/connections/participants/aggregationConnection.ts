import { flagCredentials, flagPlace } from '../../cluster/nodes/flags.ts';
import { areUnset, unknownOf, unreadFor } from '../../cluster/nodes/settings.ts';
import { type ComponentView, componentOf, type NodeView } from '../../model/node.ts';
import type { Text } from '../../model/text/text.ts';
import type { HandshakeSpec } from './handshakeSpec.ts';
import { extensionAuthentication, readsUsernameHeader, USERNAME_HEADERS_FLAG } from './requestAuthentication.ts';

const CERTIFICATE_FLAG = 'proxy-client-cert-file';
const KEY_FLAG = 'proxy-client-key-file';

/**
 * The API server as front proxy to extension API servers. They read their trust from what this API server publishes;
 * their own certificates are not among a node's files.
 */
export function* aggregationConnection(node: NodeView): Generator<HandshakeSpec> {
  const apiserver = componentOf(node, 'kube-apiserver');
  const clientCertificate = flagCredentials(apiserver, CERTIFICATE_FLAG);
  const clientKey = flagCredentials(apiserver, KEY_FLAG);
  const serverTrusts = flagCredentials(apiserver, 'requestheader-client-ca-file');
  if (!apiserver || !serverTrusts) return;
  // Half a pair is none (kube-aggregator).
  const isHalf =
    (clientCertificate && areUnset(apiserver, KEY_FLAG)) || (clientKey && areUnset(apiserver, CERTIFICATE_FLAG));
  if (!clientCertificate && !isHalf) return;
  yield {
    kind: 'aggregation',
    domain: 'front-proxy',
    from: { component: 'kube-apiserver', uri: apiserver.uri, node: node.id },
    to: { component: 'extension-apiserver' },
    ...(isHalf ? { isAnonymous: true } : { clientCertificate, clientKey }),
    clientIsInsecure: true,
    serverTrusts,
    demand: 'requested',
    unknownDemand: openFlag(apiserver, 'requestheader-allowed-names') ?? openFlag(apiserver, USERNAME_HEADERS_FLAG),
    authentication: extensionAuthentication(apiserver),
    absentHeader: readsUsernameHeader(apiserver) === false,
    at: flagPlace(apiserver, clientCertificate ? CERTIFICATE_FLAG : KEY_FLAG),
  };
}

/** What was not read and may set the flag, where nothing that was read does. */
function openFlag(apiserver: ComponentView, flag: string): Text | undefined {
  return unreadFor(apiserver, flag) && unknownOf(apiserver, flag);
}
