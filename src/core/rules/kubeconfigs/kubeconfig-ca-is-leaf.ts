import { certificatesOf, leafOf } from '../../model/credentialSource.ts';
import { phrase } from '../../model/text/text.ts';
import { listeningFor } from '../../uses/sides.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBECONFIGS } from '../pages/kubeconfigs.ts';

/** Go accepts a pinned certificate as its own anchor (Go, Certificate.Verify; tried). */
export const kubeconfigCaIsLeaf = defineRule(KUBECONFIGS['kubeconfig-ca-is-leaf'], {
  *check(node) {
    const serving = leafOf(listeningFor(node, 'api')?.pairs[0]?.certificate);
    if (serving?.certificate.basicConstraints?.ca !== false) return;
    for (const { clusters } of node.kubeconfigs) {
      for (const { certificateAuthority } of clusters) {
        if (!certificateAuthority) continue;
        const trusted = certificatesOf(certificateAuthority);
        const isPinned =
          trusted.length > 0 && trusted.every(({ certificate }) => certificate.sha256 === serving.certificate.sha256);
        if (!isPinned) continue;
        yield {
          message: 'pinned',
          at: certificateAuthority.at,
          related: [relatedPlace(placeOf(serving), phrase('The API server’s certificate'))],
        };
      }
    }
  },
});
