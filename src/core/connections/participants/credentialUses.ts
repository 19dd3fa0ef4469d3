import { flagCredentials } from '../../cluster/nodes/flags.ts';
import { switchOr } from '../../cluster/nodes/settings.ts';
import { sniServings } from '../../cluster/nodes/sniParts.ts';
import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import {
  type CredentialSource,
  certificatesOf,
  isLeafDamaged,
  leafOf,
  privateKeyOf,
} from '../../model/credentialSource.ts';
import { type ComponentView, componentOf, type NodeView } from '../../model/node.ts';
import type { Party, PeerVerification } from '../../model/peerVerification.ts';
import { healthCheckClient } from './peerVerificationSpecs.ts';

/** A certificate that a component shows to another, for one purpose. */
export interface CredentialUse {
  readonly purpose: 'serverAuth' | 'clientAuth';
  readonly by: Party;
  /** Who verifies it. */
  readonly to: Party;
  readonly credentials: CredentialSource;
  /** The private key it is used with, where it is known. */
  readonly key?: CredentialSource;
  /** Members of etcd are server and client to each other. */
  readonly peer?: boolean;
  /** The names it is chosen for, of one of `--tls-sni-cert-key`; empty where its own count. */
  readonly sni?: readonly string[];
}

/** Every certificate that a component of the node or one of its kubeconfigs shows to somebody. */
export function credentialUses(node: NodeView): readonly CredentialUse[] {
  const uses: CredentialUse[] = [];
  const apiserver = componentOf(node, 'kube-apiserver');
  const etcd = componentOf(node, 'etcd');
  const kubelet = componentOf(node, 'kubelet');
  const add = (
    component: ComponentView | undefined,
    flag: string,
    key: string,
    use: Omit<CredentialUse, 'credentials'>,
  ) => {
    const credentials = flagCredentials(component, flag);
    if (credentials?.known) uses.push({ ...use, credentials, key: flagCredentials(component, key) });
  };
  const client = { purpose: 'clientAuth', by: 'kube-apiserver' } as const;
  const etcdServer = { purpose: 'serverAuth', by: 'etcd' } as const;
  add(apiserver, 'tls-cert-file', 'tls-private-key-file', {
    purpose: 'serverAuth',
    by: 'kube-apiserver',
    to: 'kubectl',
  });
  for (const { certificate, key, names } of sniServings(apiserver)) {
    if (!certificate.known) continue;
    const use = { purpose: 'serverAuth', by: 'kube-apiserver', to: 'kubectl' } as const;
    uses.push({ ...use, credentials: certificate, key, sni: names });
  }
  add(apiserver, 'etcd-certfile', 'etcd-keyfile', { ...client, to: 'etcd' });
  add(apiserver, 'kubelet-client-certificate', 'kubelet-client-key', { ...client, to: 'kubelet' });
  add(apiserver, 'proxy-client-cert-file', 'proxy-client-key-file', { ...client, to: 'extension-apiserver' });
  add(etcd, 'cert-file', 'key-file', { ...etcdServer, to: 'kube-apiserver' });
  add(etcd, 'peer-cert-file', 'peer-key-file', { ...etcdServer, to: 'etcd', peer: true });
  // serverTLSBootstrap wins over tlsCertFile, which is then not served.
  if (switchOr(kubelet, 'rotate-server-certificates', false) === false) {
    add(kubelet, 'tls-cert-file', 'tls-private-key-file', {
      purpose: 'serverAuth',
      by: 'kubelet',
      to: 'kube-apiserver',
    });
  }
  for (const { owner, current } of node.kubeconfigs) {
    const credentials = current.user?.clientCertificate;
    if (!credentials?.known) continue;
    uses.push({ purpose: 'clientAuth', by: owner, to: 'kube-apiserver', credentials, key: current.user?.clientKey });
  }
  const health = healthCheckClient(node);
  if (health?.known) uses.push({ purpose: 'clientAuth', by: 'etcd-health-check', to: 'etcd', credentials: health });
  return uses;
}

/**
 * The certificate that the peer sees: the one that belongs to the key if the file contains it, otherwise the first, as Go takes it.
 * Undefined if a block before it is damaged, which was probably the leaf.
 */
export function leafInUse({
  credentials,
  key,
}: Pick<CredentialUse, 'credentials' | 'key'>): CertificateArtifact | undefined {
  const certificates = certificatesOf(credentials);
  const id = privateKeyOf(key)?.key.publicKey?.id;
  if (isLeafDamaged(credentials)) return undefined;
  return certificates.find(({ certificate }) => certificate.publicKey.id === id) ?? certificates[0];
}

/**
 * True where the other side does not even know the CA: such a certificate was meant for something else, and what else
 * does not fit about it is a consequence of that.
 */
export function isFromOtherCa({ credentials }: CredentialUse, verifications: readonly PeerVerification[]): boolean {
  const sha256 = leafOf(credentials)?.certificate.sha256;
  return verifications.some(
    ({ presented, outcome }) =>
      presented.uri === credentials.uri &&
      leafOf(presented)?.certificate.sha256 === sha256 &&
      outcome?.kind === 'refused' &&
      outcome.failure.kind === 'unknownAuthority',
  );
}

/** Certificates of the first bundle whose key the second holds as well: one CA, however often it was renewed. */
export function sharedCertificates(
  bundle: CredentialSource | undefined,
  other: CredentialSource | undefined,
): readonly CertificateArtifact[] {
  if (!bundle || !other) return [];
  const keys = new Set(certificatesOf(other).map(({ certificate }) => certificate.publicKey.id));
  return certificatesOf(bundle).filter(({ certificate }) => keys.has(certificate.publicKey.id));
}
