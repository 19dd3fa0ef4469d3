import { flagCredentials, flagPlace, flagText } from '../../cluster/nodes/flags.ts';
import { switchOr, unknownOf, unreadFor } from '../../cluster/nodes/settings.ts';
import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import { type ComponentView, componentOf, type NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { advertisedAddress } from './apiConnections.ts';
import type { Endpoints } from './endpoints.ts';
import { fileCredentials } from './fileCredentials.ts';
import type { HandshakeSpec } from './handshakeSpec.ts';
import { kubeletAuthentication } from './requestAuthentication.ts';

const KUBELET_PKI = '/var/lib/kubelet/pki';

/** The API server dialling this node's kubelet for logs, exec and port-forward: its own, or the one kubelet.conf names. */
export function* kubeletConnections(node: NodeView, endpoints: Endpoints): Generator<HandshakeSpec> {
  const kubelet = componentOf(node, 'kubelet');
  if (!kubelet?.document) return;
  const from = apiserverOf(node, endpoints);
  const apiserver = from && componentOf(from, 'kube-apiserver');
  if (!from || !apiserver) return;
  const bundle = flagCredentials(apiserver, 'kubelet-certificate-authority');
  const unread = unreadFor(apiserver, 'kubelet-certificate-authority');
  const address = flagText(kubelet, 'node-ip') ?? (from === node ? advertisedAddress(node) : undefined);
  const at = flagPlace(apiserver, 'kubelet-client-certificate');
  const serving = servingCertificate(node, kubelet);
  yield {
    kind: 'kubelet',
    domain: 'kubelet-serving',
    from: { component: 'kube-apiserver', uri: apiserver.uri, node: from.id },
    to: { component: 'kubelet', uri: kubelet.uri, node: node.id },
    // Without a bundle no name is verified either.
    host: bundle && address ? { value: address, at: flagPlace(apiserver, 'advertise-address') } : undefined,
    clientCertificate: flagCredentials(apiserver, 'kubelet-client-certificate'),
    clientKey: flagCredentials(apiserver, 'kubelet-client-key'),
    clientTrusts: bundle,
    clientIsInsecure: bundle === undefined && !unread,
    ...serving,
    serverTrusts: flagCredentials(kubelet, 'client-ca-file'),
    demand: 'requested',
    authentication: kubeletAuthentication(kubelet),
    missing:
      (bundle ? undefined : unread) ??
      (serving.serverCertificate || !bundle ? undefined : phrase('the kubelet’s serving certificate')),
    unknownDemand: unknownOf(kubelet, 'client-ca-file') ?? unknownOf(apiserver, 'kubelet-client-certificate'),
    at,
  };
}

function apiserverOf(node: NodeView, endpoints: Endpoints): NodeView | undefined {
  const own = componentOf(node, 'kube-apiserver');
  if (own?.document) return node;
  const kubeconfig = node.kubeconfigs.find(({ owner }) => owner === 'kubelet');
  const [url] = parseUrls(kubeconfig?.current.cluster?.cluster.server?.value);
  // The cluster's CA on a worker implies an API server, of which nothing else is known.
  return (url && endpoints.apiserverAt(url.host)) ?? (own && node);
}

/** serverTLSBootstrap wins over tlsCertFile; with neither the kubelet makes kubelet.crt (kubernetes.io, "TLS bootstrapping"). */
export function servingCertificate(
  node: NodeView,
  kubelet: ComponentView,
): Pick<HandshakeSpec, 'serverCertificate' | 'serverKey'> {
  const rotates = switchOr(kubelet, 'rotate-server-certificates', false);
  if (rotates === undefined) return {};
  if (rotates) {
    const both = fileCredentials(node, `${KUBELET_PKI}/kubelet-server-current.pem`) ?? newestServing(node);
    return { serverCertificate: both, serverKey: both };
  }
  const named = flagCredentials(kubelet, 'tls-cert-file');
  if (named) return { serverCertificate: named, serverKey: flagCredentials(kubelet, 'tls-private-key-file') };
  if (unreadFor(kubelet, 'tls-cert-file')) return {};
  return {
    serverCertificate: fileCredentials(node, `${KUBELET_PKI}/kubelet.crt`),
    serverKey: fileCredentials(node, `${KUBELET_PKI}/kubelet.key`),
  };
}

/** kubelet-server-current.pem is a link; where it cannot be followed, the newest dated file is what it leads to. */
function newestServing(node: NodeView): CredentialSource | undefined {
  const dated = node.files.flatMap(({ hostPath = '' }) => (DATED_SERVING.test(hostPath) ? hostPath : [])).sort();
  const newest = dated.at(-1);
  return newest === undefined ? undefined : fileCredentials(node, newest);
}

const DATED_SERVING = /^\/var\/lib\/kubelet\/pki\/kubelet-server-\d[\d-]*\.pem$/;
