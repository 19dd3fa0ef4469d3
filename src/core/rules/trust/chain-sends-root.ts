import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import { certificatesOf } from '../../model/credentialSource.ts';
import { shortName } from '../../model/labels/names.ts';
import { phrase } from '../../model/text/text.ts';
import { consumersOf } from '../../uses/views/consumers.ts';
import { credentialUses, leafInUse } from '../../uses/views/credentialUses.ts';
import { removeBlock } from '../edits/flagEdits.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { TRUST } from '../pages/trust.ts';
import { isSinglePairAuthority } from '../subjects/certificateClock.ts';

/** RFC 8446 §4.4.2: the certificate of the anchor may be left out. */
export const chainSendsRoot = defineRule(TRUST['chain-sends-root'], {
  *check(node) {
    const consumers = consumersOf(node);
    const reported = new Set<string>();
    for (const use of credentialUses(node)) {
      const { uri } = use.credentials;
      const certificates = certificatesOf(use.credentials);
      const root = certificates.at(-1);
      const before = certificates.at(-2);
      if (use.purpose !== 'serverAuth' || reported.has(uri) || !root || !before || !isRootOf(root, before)) continue;
      // Wrong order has its own rule; bundles and files of k3s and RKE2 hold their CA for other readers.
      if (leafInUse(use) !== certificates[0] || /\/rancher\//.test(uri)) continue;
      // Kubernetes components write the CA of the pair that they create into the same file.
      if (isSinglePairAuthority(root.certificate.subject)) continue;
      if (consumers.ofFile(uri).some(({ role }) => role === 'trustBundle')) continue;
      reported.add(uri);
      yield {
        message: 'root',
        data: { root: shortName(root.certificate.subject) },
        at: placeOf(root),
        evidence: use.evidence,
        related: [
          relatedPlace(use.credentials.at, phrase('Referenced by {textLabel}', { textLabel: use.credentials.label })),
        ],
        fixes: node.files.flatMap(({ file }) =>
          file.uri === root.origin.uri
            ? removeBlock(file, root.origin.span, phrase('Delete the root certificate'))
            : [],
        ),
      };
    }
  },
});

function isRootOf({ certificate: root }: CertificateArtifact, { certificate: before }: CertificateArtifact): boolean {
  return (
    root.basicConstraints?.ca === true &&
    root.subject.key === root.issuer.key &&
    root.subject.key === before.issuer.key &&
    root.sha256 !== before.sha256
  );
}
