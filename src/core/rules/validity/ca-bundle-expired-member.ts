import { defineRule } from '../engine/rule.ts';
import { GO_X509 } from '../references/references.ts';
import { dateText, nameOf } from '../subjects/certificateClock.ts';
import { certificateUses, isAuthority } from '../subjects/certificateUses.ts';
import { standing } from './authorityStanding.ts';

/** An expired CA in a bundle that no live certificate depends on: a left-over. */
export const caBundleExpiredMember = defineRule({
  id: 'validity/ca-bundle-expired-member',
  severity: 'info',
  basis: 'advice',
  title: 'A bundle holds an expired CA that nothing needs',
  messages: { leftOver: 'CA “{name}” expired on {date}; it is left over from a rotation and may be removed.' },
  docs: {
    why: 'While a CA is rotated, bundles hold the old and the new one. Go ignores the expired one and uses the other, so nothing breaks, but the next reader must work out which of them counts.',
    fix: 'Remove the block from the bundle, on every node and in every kubeconfig that holds it.',
    references: [
      {
        source: 'Kubernetes',
        section: 'Manual rotation of CA certificates',
        url: 'https://kubernetes.io/docs/tasks/tls/manual-rotation-of-ca-certificates/',
      },
      GO_X509,
    ],
  },
  *check(node, context) {
    for (const use of certificateUses(node)) {
      const { certificate, artifact, related } = use;
      if (!isAuthority(certificate) || standing(use, node, context) !== 'retired') continue;
      yield {
        message: 'leftOver',
        data: { name: nameOf(use), date: dateText(certificate.notAfter) },
        at: { uri: artifact.origin.uri, span: artifact.origin.span },
        related,
      };
    }
  },
});
