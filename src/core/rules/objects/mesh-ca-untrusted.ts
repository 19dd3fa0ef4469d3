import type { ChainFailure } from '../../model/chainOutcome.ts';
import { certificatesOf } from '../../model/credentialSource.ts';
import { listNames, shortName } from '../../model/labels/names.ts';
import { phrase } from '../../model/text/text.ts';
import { goErrorText } from '../../trust/goErrorText.ts';
import { verifyChain } from '../../trust/verifyChain.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { meshAuthorities } from '../subjects/meshAuthorities.ts';

/** Dates have rules that know more about them. */
const REPORTED: ReadonlySet<ChainFailure['kind']> = new Set([
  'unknownAuthority',
  'notAuthorizedToSign',
  'tooManyIntermediates',
]);

/** Istio: security/pkg/pki/util, Verify; Linkerd: pkg/identity, loadCredentials. Both by crypto/x509. */
export const meshCaUntrusted = defineRule(OBJECTS['mesh-ca-untrusted'], {
  *check(node, { signatures, now }) {
    for (const { mesh, evidence, label, certificate, chain, roots } of meshAuthorities(node)) {
      const [first, ...others] = certificatesOf(certificate);
      const anchors = roots ? certificatesOf(roots) : [];
      const [root] = anchors;
      if (!first || !root) continue;
      const shown = [...others, ...(chain ? certificatesOf(chain) : [])];
      const outcome = verifyChain(
        {
          leaf: first.certificate,
          intermediates: shown.map((one) => one.certificate),
          anchors: anchors.map((one) => one.certificate),
          purpose: 'any',
          now,
        },
        signatures,
      );
      if (outcome.kind !== 'refused' || !REPORTED.has(outcome.failure.kind)) continue;
      yield {
        message: mesh,
        data: {
          name: shortName(first.certificate.subject),
          label,
          list: listNames(anchors.map((one) => one.certificate)),
          error: goErrorText(outcome.failure),
        },
        at: placeOf(first),
        evidence,
        related: [relatedPlace(placeOf(root), phrase('The trusted root'))],
      };
    }
  },
});
