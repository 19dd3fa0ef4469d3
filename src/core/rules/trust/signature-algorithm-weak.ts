import { holdsForCluster } from '../../cluster/nodes/componentVersion.ts';
import { BEHAVIOURS } from '../../kubernetes/versions/behaviours.ts';
import { certificatesOf } from '../../model/credentialSource.ts';
import { shortName } from '../../model/labels/names.ts';
import { signatureAlgorithmOf } from '../../trust/signatureAlgorithm.ts';
import { placeOf } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { GO_VERIFY } from '../references/componentReferences.ts';
import { faultRelated, faultsForRule } from '../subjects/faultsForRule.ts';

/** Go refuses signatures over MD5 and SHA-1; the signature of an anchor itself is never looked at. */
export const signatureAlgorithmWeak = defineRule({
  id: 'trust/signature-algorithm-weak',
  severity: 'error',
  basis: 'observed',
  title: 'A certificate is signed with a broken hash',
  messages: {
    insecure: '“{name}” is signed with {algorithm}, which Go does not accept: {effect}.',
    later: '“{name}” is signed with {algorithm}, which Kubernetes 1.24 and later (Go 1.18) does not accept.',
  },
  docs: {
    why: 'Collisions for MD5 and SHA-1 can be made, so Go refuses certificates that rest on them since 1.18. A trusted root keeps working, because nobody checks the signature of an anchor.',
    fix: 'Have the certificate issued again with SHA-256 or better. With OpenSSL that is the default of recent releases, or `-sha256`.',
    references: [
      {
        source: 'Go',
        section: '1.18 release notes, Rejecting SHA-1 certificates',
        url: 'https://go.dev/doc/go1.18#sha1',
      },
      GO_VERIFY,
    ],
  },
  *check(node, context) {
    for (const { fault, verification, data } of faultsForRule(this.id, node, context)) {
      const { certificate } = verification.failure;
      const weak = certificatesOf(verification.presented).find((one) => one.certificate.sha256 === certificate.sha256);
      const at = weak ? placeOf(weak) : verification.presented.at;
      const algorithm = signatureAlgorithmOf(certificate);
      const isRefused = algorithm?.hash === 'SHA-1' ? holdsForCluster(node, BEHAVIOURS.sha1Refused) : 'yes';
      yield {
        message: isRefused === 'yes' ? 'insecure' : 'later',
        data: {
          ...data,
          name: shortName(certificate.subject),
          algorithm: algorithm?.name ?? certificate.signatureAlgorithm.name,
        },
        severity: isRefused === 'yes' ? undefined : isRefused === 'no' ? 'hint' : 'warning',
        at,
        related: faultRelated(fault, at),
      };
    }
  },
});
