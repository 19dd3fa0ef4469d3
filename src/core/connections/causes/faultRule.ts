import type { Certificate, DistinguishedName } from '../../model/artifacts/certificate.ts';
import type { SignatureTable } from '../../model/chainOutcome.ts';
import { certificatesOf } from '../../model/credentialSource.ts';
import type { NodeView } from '../../model/node.ts';
import type { PeerVerification } from '../../model/peerVerification.ts';
import { contentOf } from '../../model/text/untrusted.ts';
import { namesakeOf, type TrustFault } from './trustFaults.ts';

/** The rules that tell trust faults; each fault is told by exactly one of them. */
export type FaultRule =
  | 'kubeconfigs/kubeconfig-ca-not-issuer'
  | 'kubeconfigs/kubeconfig-client-cert-untrusted'
  | 'isolation/etcd-client-wrong-ca'
  | 'isolation/front-proxy-client-wrong-ca'
  | 'isolation/kubelet-client-wrong-ca'
  | 'trust/ca-not-a-ca'
  | 'trust/ca-regenerated-same-name'
  | 'trust/chain-incomplete'
  | 'trust/issuer-encoding-mismatch'
  | 'trust/signature-algorithm-weak'
  | 'trust/leaf-not-signed-by-trust';

/** Which rule tells the fault: the one that knows the cause best, so that one cause is one finding. */
export function faultRule(fault: TrustFault, node: NodeView, signatures: SignatureTable): FaultRule {
  if (fault.isOtherCluster) return 'kubeconfigs/kubeconfig-ca-not-issuer';
  if (fault.verifications.every(({ failure }) => failure.hint?.error.includes(NOT_A_CA))) return 'trust/ca-not-a-ca';
  if (fault.verifications.every(({ failure }) => failure.hint?.error.includes(WEAK_SIGNATURE))) {
    return 'trust/signature-algorithm-weak';
  }
  if (fault.verifications.every(isOtherEncoding)) return 'trust/issuer-encoding-mismatch';
  if (missingIntermediate(fault, node, signatures) || comesFromIntermediate(fault)) return 'trust/chain-incomplete';
  return fault.side === 'trusted' ? ruleOfBundle(fault) : ruleOfLeaf(fault);
}

/**
 * The CA certificate somewhere on the node that would complete every failing chain of the fault and is not itself
 * trusted; undefined where there is none.
 */
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
function comesFromIntermediate({ verifications }: TrustFault): boolean {
  return verifications.every(
    ({ failure, presented, trusted }) =>
      INTERMEDIATE.test(failure.certificate.issuer.attributes.map(({ value }) => contentOf(value)).join(' ')) &&
      certificatesOf(presented)[0]?.certificate === failure.certificate &&
      certificatesOf(trusted).every(({ certificate: { subject, issuer } }) => subject.key === issuer.key),
  );
}

/** How issuers that are not roots name themselves. */
export const INTERMEDIATE = /\b(intermediate|issuing|subordinate|sub[ -]?ca)\b/i;

/** Go's words for a certificate that may not sign others (crypto/x509, CheckSignatureFrom). */
const NOT_A_CA = 'parent certificate cannot sign this kind of certificate';

/** Go's words for a signature over MD5 or SHA-1 (crypto/x509, InsecureAlgorithmError). */
const WEAK_SIGNATURE = 'insecure algorithm';

/** Issuer and a trusted subject read the same, but their bytes differ: Go compares bytes. */
function isOtherEncoding({ failure, trusted }: TrustFault['verifications'][number]): boolean {
  const { issuer } = failure.certificate;
  return certificatesOf(trusted).some(
    ({ certificate: { subject } }) => subject.key !== issuer.key && readsAs(subject) === readsAs(issuer),
  );
}

function readsAs(name: DistinguishedName): string {
  return name.attributes.map(({ oid, value }) => `${oid}=${contentOf(value).trim().toLowerCase()}`).join('\n');
}

function ruleOfBundle(fault: TrustFault): FaultRule {
  if (fault.verifications.every(isKubeconfigTrust)) return 'kubeconfigs/kubeconfig-ca-not-issuer';
  if (fault.verifications.every(({ failure, trusted }) => namesakeOf(failure.certificate, trusted))) {
    return 'trust/ca-regenerated-same-name';
  }
  return 'trust/leaf-not-signed-by-trust';
}

function ruleOfLeaf(fault: TrustFault): FaultRule {
  if (fault.verifications.every(isKubeconfigClient)) return 'kubeconfigs/kubeconfig-client-cert-untrusted';
  if (
    !fault.verifications.every(
      (verification) => verification.purpose === 'clientAuth' && verification.presentedBy === 'kube-apiserver',
    )
  ) {
    return 'trust/leaf-not-signed-by-trust';
  }
  switch (fault.verifications[0]?.domain) {
    case 'etcd':
      return 'isolation/etcd-client-wrong-ca';
    case 'front-proxy':
      return 'isolation/front-proxy-client-wrong-ca';
    case 'cluster':
      return 'isolation/kubelet-client-wrong-ca';
    default:
      return 'trust/leaf-not-signed-by-trust';
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

function isSignedBy(child: Certificate, issuer: Certificate, signatures: SignatureTable): boolean {
  return child.issuer.key === issuer.subject.key && signatures.verdict(child, issuer) === 'valid';
}
