import { flagText } from '../../cluster/nodes/flags.ts';
import { unreadFor } from '../../cluster/nodes/settings.ts';
import { aboutDates } from '../../model/about.ts';
import { dateText, daysText } from '../../model/labels/times.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import { certificateUses } from '../../uses/views/certificateUses.ts';
import { defineRule } from '../engine/rule.ts';
import { VALIDITY } from '../pages/validity.ts';
import { daysBetween, hasLife, kubeletServingEvidence, nameOf } from '../subjects/certificateClock.ts';

/** The self-signed kubelet.crt past its notAfter: the kubelet keeps serving it (its source, kubernetes#99418). */
export const kubeletServingExpired = defineRule(VALIDITY['kubelet-serving-expired'], {
  *check(node, { now }) {
    if (servesAnother(node)) return;
    for (const use of certificateUses(node)) {
      const { certificate, artifact, related, bundle } = use;
      const isLeaf = bundle[0]?.sha256 === certificate.sha256;
      const evidence = kubeletServingEvidence(use, node);
      if (!evidence || !isLeaf || certificate.notAfter >= now || !hasLife(use)) continue;
      yield {
        message: 'expired',
        data: {
          name: nameOf(use),
          ago: daysText(daysBetween(certificate.notAfter, now)),
          date: dateText(certificate.notAfter),
        },
        at: { uri: artifact.origin.uri, span: artifact.origin.span },
        about: [aboutDates(certificate)],
        evidence,
        related,
      };
    }
  },
});

/** If the kubelet has, or may have, a configured certificate or one from the cluster's signer, the file may be a leftover. */
function servesAnother(node: NodeView): boolean {
  const kubelet = componentOf(node, 'kubelet');
  const bootstraps = kubelet?.flags.some(({ flag }) => SERVER_BOOTSTRAP.has(flag.name) && flag.value === 'true');
  if (bootstraps === true || flagText(kubelet, 'tls-cert-file')) return true;
  return ['rotate-server-certificates', 'tls-cert-file'].some((flag) => unreadFor(kubelet, flag));
}

const SERVER_BOOTSTRAP = new Set(['rotate-server-certificates', 'server-tls-bootstrap']);
