import { refusalEffect, refusalsOf } from '../../connections/causes/refusals.ts';
import { aboutUsage } from '../../model/about.ts';
import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import type { Purpose } from '../../model/chainOutcome.ts';
import { certificatesOf } from '../../model/credentialSource.ts';
import { shortName } from '../../model/labels/names.ts';
import { phrase } from '../../model/text/text.ts';
import { chainAllows } from '../../trust/verifyChain.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { USAGE } from '../pages/usage.ts';
import { liftLimits } from '../sequences/authoritySequence.ts';

/** Go applies the usages of every CA to the whole chain (Go, VerifyOptions.KeyUsages). */
export const caEkuRestricts = defineRule(USAGE['ca-eku-restricts'], {
  *check(node, context) {
    const reported = new Set<string>();
    for (const { leaf, verifications, failure } of refusalsOf(context.verifications, 'incompatibleUsage')) {
      const [verification] = verifications;
      // A leaf that does not allow the purpose itself has separate rules.
      if (!leaf || !chainAllows([leaf.certificate], verification.purpose)) continue;
      const issuers = [...certificatesOf(verification.presented).slice(1), ...certificatesOf(verification.trusted)];
      for (const issuer of issuers) {
        if (!restricts(issuer, verification.purpose)) continue;
        const key = `${issuer.certificate.sha256} ${verification.purpose}`;
        if (reported.has(key)) continue;
        reported.add(key);
        const at = placeOf(issuer);
        yield {
          message: 'restricted',
          data: {
            ca: shortName(issuer.certificate.subject),
            usages: issuer.certificate.extendedKeyUsage?.join(', ') ?? '',
            purpose: verification.purpose,
            leaf: shortName(leaf.certificate.subject),
            effect: refusalEffect(verification, failure),
          },
          at,
          about: [aboutUsage(failure.certificate)],
          related: relatedTo(at, [
            relatedPlace(
              verification.trusted.at,
              phrase('Referenced by {textLabel}', { textLabel: verification.trusted.label }),
            ),
            relatedPlace(placeOf(leaf), phrase('A certificate it signed')),
          ]),
          command: liftLimits(node, issuer.certificate),
        };
      }
    }
  },
});

function restricts({ certificate }: CertificateArtifact, purpose: Purpose): boolean {
  return !chainAllows([certificate], purpose);
}
