import { holdsForCluster } from '../../cluster/nodes/componentVersion.ts';
import { BEHAVIORS } from '../../kubernetes/versions/behaviors.ts';
import { yamlPathOf } from '../../model/artifacts/artifact.ts';
import { certificatesOf } from '../../model/credentialSource.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import { shortName } from '../../model/labels/names.ts';
import { type SignatureAlgorithm, signatureAlgorithmOf } from '../../trust/signatureAlgorithm.ts';
import { type CertificateUse, certificateUses } from '../../uses/views/certificateUses.ts';
import { placeOf } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { TRUST } from '../pages/trust.ts';
import { reissue } from '../sequences/reissue.ts';
import { aboutFault, faultRelated, verificationData } from '../subjects/faultIssue.ts';
import { isUnsent } from '../subjects/kubeconfigStanding.ts';

/** The algorithm of a leaf that every verifier rejects; undefined for a good one, for CAs, and for a leaf that is trusted itself. */
function weakAlgorithmOf({ certificate, artifact, consumers }: CertificateUse): SignatureAlgorithm | undefined {
  if (isAuthority(certificate) || certificate.subject.key === certificate.issuer.key) return undefined;
  const isInBundle = /(?:^|\.)caBundle$/.test(yamlPathOf(artifact) ?? '');
  if (isInBundle || consumers.some(({ role }) => role === 'trustBundle')) return undefined;
  const algorithm = signatureAlgorithmOf(certificate);
  return algorithm?.hash === 'SHA-1' || algorithm?.hash === 'MD5' ? algorithm : undefined;
}

/** Go rejects signatures over MD5 and SHA-1; the signature of an anchor itself is never checked. */
export const signatureAlgorithmWeak = defineRule(TRUST['signature-algorithm-weak'], {
  *check(node, context) {
    const reported = new Set<string>();
    for (const fault of context.trustFaults) {
      if (fault.kind !== 'weakSignature') continue;
      const [verification] = fault.verifications;
      const { certificate } = verification.failure;
      reported.add(certificate.sha256);
      const weak = certificatesOf(verification.presented).find((one) => one.certificate.sha256 === certificate.sha256);
      const at = weak ? placeOf(weak) : verification.presented.at;
      const algorithm = signatureAlgorithmOf(certificate);
      const isRefused = algorithm?.hash === 'SHA-1' ? holdsForCluster(node, BEHAVIORS.sha1Refused) : 'yes';
      yield {
        message: isRefused === 'yes' ? 'insecure' : 'later',
        source: algorithm?.hash === 'SHA-1' ? BEHAVIORS.sha1Refused.source : undefined,
        data: {
          ...verificationData(verification, context),
          name: shortName(certificate.subject),
          algorithm: algorithm?.name ?? certificate.signatureAlgorithm.name,
        },
        severity: isRefused === 'yes' ? undefined : isRefused === 'no' ? 'hint' : 'warning',
        at,
        ...aboutFault(fault),
        related: faultRelated(fault, at),
        command: isAuthority(certificate) ? undefined : reissue(node, at.uri),
      };
    }
    for (const use of certificateUses(node)) {
      const { certificate, artifact, related, consumers } = use;
      const algorithm = weakAlgorithmOf(use);
      if (!algorithm || reported.has(certificate.sha256)) continue;
      reported.add(certificate.sha256);
      const isAccepted = algorithm.hash === 'SHA-1' && holdsForCluster(node, BEHAVIORS.sha1Refused) === 'no';
      const isRead = consumers.some((consumer) => consumer.role !== 'kubeconfig' && !isUnsent(consumer, node));
      yield {
        message: 'later',
        data: { name: shortName(certificate.subject), algorithm: algorithm.name },
        severity: isAccepted ? 'hint' : isRead ? 'warning' : 'info',
        at: placeOf(artifact),
        related,
        command: reissue(node, artifact.origin.uri),
      };
    }
  },
});
