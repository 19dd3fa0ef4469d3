import { flagCredentials } from '../../cluster/nodes/flags.ts';
import { sniServings } from '../../cluster/nodes/sniParts.ts';
import { flagSpec } from '../../kubernetes/flags/flagTable.ts';
import type { CertificateArtifact, PrivateKeyArtifact } from '../../model/artifacts/artifact.ts';
import {
  type CredentialSource,
  certificatesOf,
  isLeafDamaged,
  leafOf,
  privateKeyOf,
} from '../../model/credentialSource.ts';
import { type Evidence, weakest } from '../../model/evidence.ts';
import type { FlagRole } from '../../model/flagSpec.ts';
import type { ComponentView, KubeconfigView, NodeView } from '../../model/node.ts';
import type { Text } from '../../model/text/text.ts';
import { tlsCredentials } from '../../uses/lookup/tlsCredentials.ts';
import { evidenceOfFlag } from '../../uses/side/evidence.ts';
import { consumersOf } from '../../uses/views/consumers.ts';
import { perNode } from '../engine/rule.ts';

/** A certificate and a private key that someone uses together. */
export interface CertificatePair {
  readonly use: 'identity' | 'signer' | 'kubeconfig';
  /** The certificate's flag or field, for messages. */
  readonly label: Text;
  readonly certificate: CredentialSource;
  readonly key: CredentialSource;
  readonly component?: ComponentView;
  /** The evidence that they are used together; absent if a flag or field names them. */
  readonly evidence?: Evidence;
  readonly kubeconfig?: KubeconfigView;
}

/** Every pair that flags, fields or kubeconfigs of the node name, both halves given. */
export const certificatePairs = perNode((node): readonly CertificatePair[] => [
  ...flagPairs(node),
  ...sniPairs(node),
  ...configuredPairs(node),
  ...kubeconfigPairs(node),
]);

/**
 * Go's error about a pair whose halves do not belong together. Undefined if they do, if it is unknown, if a later certificate of the file matches, so
 * that only their order is wrong, or if the certificate itself is damaged.
 */
export function mismatchOf(
  certificate: CredentialSource,
  key: CredentialSource,
): { readonly leaf: CertificateArtifact; readonly key: PrivateKeyArtifact; readonly error: string } | undefined {
  const leaf = leafOf(certificate);
  const privateKey = privateKeyOf(key);
  const half = privateKey?.key.publicKey;
  if (!leaf || !privateKey || !half || isLeafDamaged(certificate)) return undefined;
  if (certificatesOf(certificate).some((one) => one.certificate.publicKey.id === half.id)) return undefined;
  const sameType = leaf.certificate.publicKey.algorithm === half.algorithm;
  const error = sameType
    ? 'tls: private key does not match public key'
    : 'tls: private key type does not match public key type';
  return { leaf, key: privateKey, error };
}

function* flagPairs(node: NodeView): Generator<CertificatePair> {
  const roles = new Map<string, Map<string, FlagRole>>();
  for (const { owner, kubeconfig, name, role } of consumersOf(node).all) {
    if (!kubeconfig) roles.set(owner, (roles.get(owner) ?? new Map<string, FlagRole>()).set(name, role));
  }
  for (const component of node.components) {
    for (const [name, role] of roles.get(component.name) ?? []) {
      if (role !== 'certificate' && role !== 'signerCertificate') continue;
      const pair = flagSpec(component.name, name)?.pair;
      const certificate = flagCredentials(component, name);
      const key = pair === undefined ? undefined : flagCredentials(component, pair);
      if (!certificate || !key) continue;
      const use = role === 'certificate' ? 'identity' : 'signer';
      const evidence = weakest(evidenceOfFlag(component, name), evidenceOfFlag(component, pair ?? name));
      yield { use, label: certificate.label, certificate, key, component, evidence };
    }
  }
}

function* sniPairs(node: NodeView): Generator<CertificatePair> {
  for (const component of node.components) {
    for (const { certificate, key } of sniServings(component)) {
      yield { use: 'identity', label: certificate.label, certificate, key, component };
    }
  }
}

function* configuredPairs(node: NodeView): Generator<CertificatePair> {
  for (const { component, clientCert: certificate, clientKey: key } of node.components.flatMap(tlsCredentials)) {
    if (certificate && key) yield { use: 'identity', label: certificate.label, certificate, key, component };
  }
}

function* kubeconfigPairs(node: NodeView): Generator<CertificatePair> {
  for (const kubeconfig of node.kubeconfigs) {
    for (const { clientCertificate: certificate, clientKey: key } of kubeconfig.users) {
      if (certificate && key) yield { use: 'kubeconfig', label: certificate.label, certificate, key, kubeconfig };
    }
  }
}
