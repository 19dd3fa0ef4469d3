import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import { groupBy } from '../../model/collections/lookup.ts';
import { certificatesOf } from '../../model/credentialSource.ts';
import { shortName } from '../../model/labels/names.ts';
import { phrase } from '../../model/text/text.ts';
import { consumersOf } from '../../uses/views/consumers.ts';
import { credentialUses, leafInUse } from '../../uses/views/credentialUses.ts';
import { removeBlock } from '../edits/flagEdits.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { TRUST } from '../pages/trust.ts';
import { isOfOtherCa } from '../subjects/isOfOtherCa.ts';

/** RFC 8446 §4.4.2: each certificate should certify the one before it. */
export const chainUnrelatedCert = defineRule(TRUST['chain-unrelated-cert'], {
  *check(node, context) {
    const consumers = consumersOf(node);
    for (const use of credentialUses(node)) {
      const certificates = certificatesOf(use.credentials);
      const leaf = leafInUse(use);
      // Wrong order has a separate rule; a file that is a trust bundle as well may contain any CA.
      if (!leaf || leaf !== certificates[0]) continue;
      if (consumers.isTrustBundle(use.credentials.uri)) continue;
      const chain = chainOf(leaf, certificates);
      const unrelated = certificates.filter((one) => !chain.has(one));
      // If the other side does not trust the leaf, that is reported: the rest may be the chain that the right leaf needs.
      if (unrelated.length === 0 || isOfOtherCa(use, context.trustFaults)) continue;
      for (const one of unrelated) {
        const at = placeOf(one);
        const file = fileOfUri(node, one.origin.uri)?.file;
        yield {
          message: 'unrelated',
          data: { name: shortName(one.certificate.subject), leaf: shortName(leaf.certificate.subject) },
          at,
          evidence: use.evidence,
          related: relatedTo(at, [
            relatedPlace(placeOf(leaf), phrase('The leaf')),
            relatedPlace(use.credentials.at, phrase('Referenced by {textLabel}', { textLabel: use.credentials.label })),
          ]),
          fixes: file ? removeBlock(file, one.origin.span, phrase('Delete the unrelated certificate')) : [],
        };
      }
    }
  },
});

/** By name: every certificate that may have issued the leaf, or one that may. */
function chainOf(leaf: CertificateArtifact, all: readonly CertificateArtifact[]): ReadonlySet<CertificateArtifact> {
  const bySubject = new Map(groupBy(all, ({ certificate }) => certificate.subject.key));
  const byContent = new Map(groupBy(all, ({ certificate }) => certificate.sha256));
  const chain = new Set([leaf]);
  for (const { certificate } of chain) {
    for (const one of bySubject.get(certificate.issuer.key) ?? []) chain.add(one);
    // A duplicate certificate has its own rule.
    for (const one of byContent.get(certificate.sha256) ?? []) chain.add(one);
    bySubject.delete(certificate.issuer.key);
    byContent.delete(certificate.sha256);
  }
  return chain;
}
