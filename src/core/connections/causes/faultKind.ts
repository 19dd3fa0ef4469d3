import type { Certificate } from '../../model/artifacts/certificate.ts';
import type { SignatureRefusal, SignatureTable } from '../../model/chainOutcome.ts';
import { certificatesOf } from '../../model/credentialSource.ts';
import type { NodeView } from '../../model/node.ts';
import type { PeerVerification } from '../../model/peerVerification.ts';
import { isNamedIntermediate } from './namedIntermediate.ts';
import { sameName } from './sameName.ts';
import { namesakeOf, type TrustFault } from './trustFaults.ts';

/** The cause of a trust fault. Each fault has one kind, for which one rule asks. */
export type FaultKind =
  /** The kubeconfig belongs to another cluster. */
  | 'otherCluster'
  | 'notACa'
  | 'weakSignature'
  | 'otherEncoding'
  | 'chainIncomplete'
  /** The CA was generated again with the same name. */
  | 'regenerated'
  /** The bundle of a kubeconfig is not the API server's CA. */
  | 'kubeconfigTrust'
  | 'kubeconfigClient'
  /** The certificate that kube-apiserver presents to etcd, to extension API servers and to kubelets. */
  | 'etcdClient'
  | 'frontProxyClient'
  | 'kubeletClient'
  /** Another CA, and nothing more is known. */
  | 'otherAuthority';

/** A trust fault with its kind. */
export interface FaultOfKind extends TrustFault {
  readonly kind: FaultKind;
}

/** The kind that tells most of the cause, so that one cause is one finding. */
export function faultKind(fault: TrustFault, node: NodeView, signatures: SignatureTable): FaultKind {
  if (fault.isOtherCluster) return 'otherCluster';
  if (fault.verifications.every(({ failure }) => failure.hint?.because === 'notACa')) return 'notACa';
  if (fault.verifications.every(({ failure }) => WEAK_HASHES.has(failure.hint?.because))) return 'weakSignature';
  if (fault.verifications.every(isOtherEncoding)) return 'otherEncoding';
  if (missingIntermediate(fault, node, signatures) || comesFromIntermediate(fault, node)) return 'chainIncomplete';
  return fault.side === 'trusted' ? kindOfBundle(fault) : kindOfLeaf(fault);
}

/** The CA certificate on the node that would complete every failing chain of the fault and is not itself trusted; undefined if there is none. */
export function missingIntermediate(
  fault: TrustFault,
  node: NodeView,
  signatures: SignatureTable,
): Certificate | undefined {
  const candidates = node.files
    .filter((file) => !file.archived)
    .flatMap(({ file }) => file.artifacts)
    .flatMap((artifact) => (artifact.kind === 'certificate' ? artifact.certificate : []));
  return candidates.find(
    (candidate) =>
      candidate.basicConstraints?.ca === true &&
      candidate.subject.key !== candidate.issuer.key &&
      fault.verifications.every(
        ({ failure, trusted }) =>
          isSignedBy(failure.certificate, candidate, signatures) &&
          certificatesOf(trusted).some(({ certificate }) => isSignedBy(candidate, certificate, signatures)),
      ),
  );
}

/** The issuer calls itself an intermediate, and only self-signed CAs are trusted: the link between them is missing. */
function comesFromIntermediate({ verifications }: TrustFault, node: NodeView): boolean {
  return verifications.every(
    ({ failure, presented, trusted }) =>
      isNamedIntermediate(failure.certificate.issuer, node) &&
      certificatesOf(presented)[0]?.certificate === failure.certificate &&
      certificatesOf(trusted).every(({ certificate: { subject, issuer } }) => subject.key === issuer.key),
  );
}

const WEAK_HASHES: ReadonlySet<SignatureRefusal | undefined> = new Set(['sha1', 'weakHash']);

/** Issuer and a trusted subject read the same, but their bytes differ: Go compares bytes. */
function isOtherEncoding({ failure, trusted }: TrustFault['verifications'][number]): boolean {
  return certificatesOf(trusted).some(({ certificate }) => sameName(failure.certificate, certificate) === 'otherBytes');
}

function kindOfBundle(fault: TrustFault): FaultKind {
  if (fault.verifications.every(isKubeconfigTrust)) return 'kubeconfigTrust';
  if (fault.verifications.every(({ failure, trusted }) => namesakeOf(failure.certificate, trusted))) {
    return 'regenerated';
  }
  return 'otherAuthority';
}

function kindOfLeaf(fault: TrustFault): FaultKind {
  if (fault.verifications.every(isKubeconfigClient)) return 'kubeconfigClient';
  // The rules about one client of kube-apiserver quote what is logged now.
  if (
    fault.isLater ||
    !fault.verifications.every(
      (verification) => verification.purpose === 'clientAuth' && verification.presentedBy === 'kube-apiserver',
    )
  ) {
    return 'otherAuthority';
  }
  switch (fault.verifications[0]?.domain) {
    case 'etcd':
      return 'etcdClient';
    case 'front-proxy':
      return 'frontProxyClient';
    case 'cluster':
      return 'kubeletClient';
    default:
      return 'otherAuthority';
  }
}

/** Only kubeconfigs hold a bundle against the API server's serving certificate, pods aside. */
function isKubeconfigTrust(verification: PeerVerification): boolean {
  return verification.domain === 'cluster' && verification.purpose === 'serverAuth' && verification.trustedBy !== 'pod';
}

function isKubeconfigClient(verification: PeerVerification): boolean {
  return (
    verification.domain === 'cluster' &&
    verification.purpose === 'clientAuth' &&
    verification.trustedBy === 'kube-apiserver'
  );
}

export function isSignedBy(child: Certificate, issuer: Certificate, signatures: SignatureTable): boolean {
  return child.issuer.key === issuer.subject.key && signatures.verdict(child, issuer) === 'valid';
}
