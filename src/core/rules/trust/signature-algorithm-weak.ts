import { holdsForCluster } from '../../cluster/nodes/componentVersion.ts';
import { BEHAVIOURS } from '../../kubernetes/versions/behaviours.ts';
import { certificatesOf } from '../../model/credentialSource.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import { shortName } from '../../model/labels/names.ts';
import { signatureAlgorithmOf } from '../../trust/signatureAlgorithm.ts';
import { placeOf } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { TRUST } from '../pages/trust.ts';
import { reissue } from '../sequences/reissue.ts';

import { aboutFault, faultRelated, verificationData } from '../subjects/faultIssue.ts';

/** Go refuses signatures over MD5 and SHA-1; the signature of an anchor itself is never looked at. */
export const signatureAlgorithmWeak = defineRule(TRUST['signature-algorithm-weak'], {
  *check(node, context) {
    for (const fault of context.trustFaults) {
      if (fault.kind !== 'weakSignature') continue;
      const [verification] = fault.verifications;
      const { certificate } = verification.failure;
      const weak = certificatesOf(verification.presented).find((one) => one.certificate.sha256 === certificate.sha256);
      const at = weak ? placeOf(weak) : verification.presented.at;
      const algorithm = signatureAlgorithmOf(certificate);
      const isRefused = algorithm?.hash === 'SHA-1' ? holdsForCluster(node, BEHAVIOURS.sha1Refused) : 'yes';
      yield {
        message: isRefused === 'yes' ? 'insecure' : 'later',
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
  },
});
