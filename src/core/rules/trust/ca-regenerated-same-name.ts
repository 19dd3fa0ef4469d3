import { namesakeOf } from '../../connections/causes/trustFaults.ts';
import { certificatesOf } from '../../model/credentialSource.ts';
import { shortName } from '../../model/labels/names.ts';
import { phrase } from '../../model/text/text.ts';
import { authorityPlace, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { TRUST } from '../pages/trust.ts';
import { reissueBelow } from '../sequences/authoritySequence.ts';

import { aboutFault, faultRelated, verificationData } from '../subjects/faultIssue.ts';
import { foreignNamesakes } from '../subjects/foreignNamesake.ts';

/** Issuer and trusted subject are equal, the keys are not (Go, Certificate.Verify: "possibly because of"). */
export const caRegeneratedSameName = defineRule(TRUST['ca-regenerated-same-name'], {
  *check(node, context) {
    for (const fault of context.trustFaults) {
      if (fault.kind !== 'regenerated') continue;
      const [verification] = fault.verifications;
      const data = verificationData(verification, context);
      const leaves = new Set(fault.verifications.map((one) => certificatesOf(one.presented)[0]?.certificate.sha256));
      const named = namesakeOf(verification.failure.certificate, verification.trusted);
      const at = named ? authorityPlace(node, named) : verification.trusted.at;
      yield {
        message: 'otherKey',
        data: {
          ...data,
          ca: data.issuer,
          leaves:
            leaves.size === 1
              ? phrase('the certificate verified against it')
              : phrase('{size} certificates verified against it', { size: leaves.size }),
        },
        at,
        ...aboutFault(fault),
        related: faultRelated(fault, at),
        command: named && reissueBelow(node, named.certificate),
      };
    }
    for (const { authority, bundle, leaf, presented } of foreignNamesakes(node, context)) {
      const { subject, issuer } = leaf.certificate;
      const client = shortName(subject);
      yield {
        message: 'otherIssuer',
        severity: 'warning',
        data: { ca: shortName(authority.certificate.subject), trusted: bundle.label, leaf: client },
        at: bundle.at,
        related: [
          relatedPlace(
            presented.at,
            phrase('"{name}", issued by "{issuer}"', { name: client, issuer: shortName(issuer) }),
          ),
        ],
      };
    }
  },
});
