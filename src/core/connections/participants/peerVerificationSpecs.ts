import { flagCredentials } from '../../cluster/nodes/flags.ts';
import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import { type CredentialSource, certificatesOf } from '../../model/credentialSource.ts';
import { type ComponentView, componentOf, type KubeconfigView, type NodeView } from '../../model/node.ts';
import type { PeerVerificationSpec } from '../../model/peerVerification.ts';
import { belongsToNode } from './belonging.ts';
import { fileCredentials } from './fileCredentials.ts';
import { servedPair } from './servedPair.ts';

/** kubeadm's own etcd client; no flag names it (kubernetes.io, "PKI certificates and requirements"). */
const HEALTHCHECK_CLIENT = '/etc/kubernetes/pki/etcd/healthcheck-client.crt';

/** Every verification that the node's own files allow, both sides named. */
export function peerVerificationSpecs(node: NodeView): readonly PeerVerificationSpec[] {
  return [...clusterProofs(node), ...etcdProofs(node), ...kubeletProofs(node), ...frontProxyProofs(node)];
}

function* clusterProofs(node: NodeView): Generator<PeerVerificationSpec> {
  const apiserver = componentOf(node, 'kube-apiserver');
  const serving = flagCredentials(apiserver, 'tls-cert-file');
  const clientCa = flagCredentials(apiserver, 'client-ca-file');
  const rootCa = flagCredentials(componentOf(node, 'kube-controller-manager'), 'root-ca-file');
  for (const kubeconfig of node.kubeconfigs) {
    if (!belongsToNode(node, kubeconfig)) continue;
    yield* serverProofs(kubeconfig, apiserver);
    if (!isOnlyAssumed(kubeconfig, clientCa, serving)) yield* clientProofs(kubeconfig, clientCa);
  }
  if (serving && rootCa) {
    yield {
      domain: 'cluster',
      purpose: 'serverAuth',
      presented: serving,
      presentedBy: 'kube-apiserver',
      trusted: rootCa,
      trustedBy: 'pod',
    };
  }
}

/**
 * On a worker, kubeadm's copy of the CA is taken for the API server's. Where the kubeconfig brings another, that disagreement is
 * all that is known.
 */
function isOnlyAssumed(
  { current }: KubeconfigView,
  clientCa: CredentialSource | undefined,
  serving: CredentialSource | undefined,
): boolean {
  const own = current.cluster?.certificateAuthority;
  if (!clientCa || clientCa.reference || serving?.known || !own?.known) return false;
  const keys = new Set(certificatesOf(clientCa).map(({ certificate }) => certificate.publicKey.id));
  return !certificatesOf(own).some(({ certificate }) => keys.has(certificate.publicKey.id));
}

function* serverProofs(
  kubeconfig: KubeconfigView,
  apiserver: ComponentView | undefined,
): Generator<PeerVerificationSpec> {
  const { cluster } = kubeconfig.current;
  const trusted = cluster?.certificateAuthority;
  if (!cluster || !trusted || cluster.cluster.proxyUrl) return;
  const { server, tlsServerName } = cluster.cluster;
  const asked = tlsServerName?.value || parseUrls(server?.value)[0]?.host;
  const serving = servedPair(apiserver, asked)?.certificate;
  if (!serving) return;
  yield {
    domain: 'cluster',
    purpose: 'serverAuth',
    presented: serving,
    presentedBy: 'kube-apiserver',
    trusted,
    trustedBy: kubeconfig.owner,
  };
}

function* clientProofs(
  kubeconfig: KubeconfigView,
  clientCa: CredentialSource | undefined,
): Generator<PeerVerificationSpec> {
  const { clientCertificate: presented, user } = kubeconfig.current.user ?? {};
  // With a token besides, the API server lets the user in whatever it makes of the certificate.
  if (!clientCa || !presented || user?.token || user?.tokenFile || user?.otherMethod) return;
  yield {
    domain: 'cluster',
    purpose: 'clientAuth',
    presented,
    presentedBy: kubeconfig.owner,
    trusted: clientCa,
    trustedBy: 'kube-apiserver',
  };
}

function* etcdProofs(node: NodeView): Generator<PeerVerificationSpec> {
  const apiserver = componentOf(node, 'kube-apiserver');
  const etcd = componentOf(node, 'etcd');
  const trustedCa = flagCredentials(etcd, 'trusted-ca-file');
  const serving = flagCredentials(etcd, 'cert-file');
  const etcdCa = flagCredentials(apiserver, 'etcd-cafile');
  const client = flagCredentials(apiserver, 'etcd-certfile');
  if (serving && etcdCa) {
    yield {
      domain: 'etcd',
      purpose: 'serverAuth',
      presented: serving,
      presentedBy: 'etcd',
      trusted: etcdCa,
      trustedBy: 'kube-apiserver',
    };
  }
  if (client && trustedCa) {
    yield {
      domain: 'etcd',
      purpose: 'clientAuth',
      presented: client,
      presentedBy: 'kube-apiserver',
      trusted: trustedCa,
      trustedBy: 'etcd',
    };
  }
  const health = healthCheckClient(node);
  if (health && trustedCa) {
    yield {
      domain: 'etcd',
      purpose: 'clientAuth',
      presented: health,
      presentedBy: 'etcd-health-check',
      trusted: trustedCa,
      trustedBy: 'etcd',
    };
  }
  const peer = flagCredentials(etcd, 'peer-cert-file');
  const peerCa = flagCredentials(etcd, 'peer-trusted-ca-file');
  if (peer && peerCa) {
    for (const purpose of ['serverAuth', 'clientAuth'] as const) {
      yield {
        domain: 'etcd-peer',
        purpose,
        presented: peer,
        presentedBy: 'etcd',
        trusted: peerCa,
        trustedBy: 'etcd',
      };
    }
  }
}

/** The client that kubeadm checks etcd's health with; undefined where the file is not there. */
export function healthCheckClient(node: NodeView): CredentialSource | undefined {
  return fileCredentials(node, HEALTHCHECK_CLIENT);
}

function* kubeletProofs(node: NodeView): Generator<PeerVerificationSpec> {
  const presented = flagCredentials(componentOf(node, 'kube-apiserver'), 'kubelet-client-certificate');
  const trusted = flagCredentials(componentOf(node, 'kubelet'), 'client-ca-file');
  if (!presented || !trusted) return;
  yield {
    domain: 'cluster',
    purpose: 'clientAuth',
    presented,
    presentedBy: 'kube-apiserver',
    trusted,
    trustedBy: 'kubelet',
  };
}

function* frontProxyProofs(node: NodeView): Generator<PeerVerificationSpec> {
  const apiserver = componentOf(node, 'kube-apiserver');
  const presented = flagCredentials(apiserver, 'proxy-client-cert-file');
  const trusted = flagCredentials(apiserver, 'requestheader-client-ca-file');
  if (!presented || !trusted) return;
  yield {
    domain: 'front-proxy',
    purpose: 'clientAuth',
    presented,
    presentedBy: 'kube-apiserver',
    trusted,
    trustedBy: 'extension-apiserver',
  };
}
