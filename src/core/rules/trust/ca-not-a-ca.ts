import { refusalEffect, refusalsOf } from '../../connections/causes/refusals.ts';
import { aboutContent } from '../../model/about.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import { certificatesOf } from '../../model/credentialSource.ts';
import { shortName } from '../../model/labels/names.ts';
import { joined, phrase, type Text } from '../../model/text/text.ts';
import { authorityPlace, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { TRUST } from '../pages/trust.ts';
import { renewAuthority } from '../sequences/authoritySequence.ts';

import { aboutFault, faultRelated } from '../subjects/faultIssue.ts';

/** An issuer without the right to issue (RFC 5280 §4.2.1.3, §4.2.1.9). */
export const caNotACa = defineRule(TRUST['ca-not-a-ca'], {
  *check(node, context) {
    const reported = new Set<string>();
    for (const fault of context.trustFaults) {
      if (fault.kind !== 'notACa') continue;
      const [verification] = fault.verifications;
      const candidate = verification.failure.hint?.candidate;
      if (!candidate || reported.has(candidate.sha256)) continue;
      reported.add(candidate.sha256);
      const holder = [...certificatesOf(verification.trusted), ...certificatesOf(verification.presented)].find(
        ({ certificate }) => certificate.sha256 === candidate.sha256,
      );
      const at = holder ? authorityPlace(node, holder) : verification.trusted.at;
      const leaf = certificatesOf(verification.presented)[0]?.certificate ?? verification.failure.certificate;
      yield {
        message: 'maySignNothing',
        data: {
          ...describe(candidate),
          leaf: shortName(leaf.subject),
          effect: refusalEffect(verification, verification.failure),
        },
        at,
        ...aboutFault(fault),
        related: faultRelated(fault, at),
        command: renewAuthority(node, candidate),
      };
    }
    for (const { failure, culprit, leaf, verifications } of refusalsOf(context.verifications, 'notAuthorizedToSign')) {
      const [verification] = verifications;
      const at = culprit ? authorityPlace(node, culprit) : verification.presented.at;
      yield {
        message: 'maySignNothing',
        data: {
          ...describe(failure.certificate),
          leaf: shortName((leaf?.certificate ?? failure.certificate).subject),
          effect: refusalEffect(verification, failure),
        },
        at,
        about: [aboutContent(failure.certificate)],
        related: relatedTo(at, [relatedPlace(verification.presented.at, phrase('The chain is presented here'))]),
        command: renewAuthority(node, failure.certificate),
      };
    }
  },
});

function describe(certificate: Certificate): { readonly ca: Text; readonly reason: Text } {
  const { basicConstraints, keyUsage } = certificate;
  const ca = shortName(certificate.subject);
  if (basicConstraints === undefined) return { ca, reason: phrase('no basicConstraints') };
  if (!basicConstraints.ca) return { ca, reason: phrase('CA:FALSE') };
  return {
    ca,
    reason: phrase('key usage {usages} without keyCertSign', { usages: joined(keyUsage ?? [], ', ') }),
  };
}
