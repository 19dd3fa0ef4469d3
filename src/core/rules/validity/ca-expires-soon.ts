import { certificatePath, certificatesFolder, lacksKubeadm } from '../../cluster/nodes/certificatesFolder.ts';
import { layoutProofOf } from '../../cluster/nodes/layoutProof.ts';
import { isPlaced } from '../../cluster/nodes/nodeFiles.ts';
import { commonName } from '../../formats/x509/subjectNames.ts';
import { KUBEADM_AUTHORITIES } from '../../kubernetes/kubeadm/kubeadmCertificates.ts';
import { aboutDates } from '../../model/about.ts';
import type { Evidence } from '../../model/evidence.ts';
import { dateText, daysText } from '../../model/labels/times.ts';
import type { NodeView } from '../../model/node.ts';
import { type CertificateUse, certificateUses } from '../../uses/views/certificateUses.ts';
import { defineRule } from '../engine/rule.ts';
import { VALIDITY } from '../pages/validity.ts';
import { renewAuthority } from '../sequences/authoritySequence.ts';
import { daysBetween, nameOf } from '../subjects/certificateClock.ts';
import { expiresSoon, isBareSelfSigned } from './authorityStanding.ts';

/** A CA about to reach its notAfter. The number of days is a setting. */
export const caExpiresSoon = defineRule(VALIDITY['ca-expires-soon'], {
  *check(node, context) {
    for (const use of certificateUses(node)) {
      const { certificate, artifact, related } = use;
      if (!expiresSoon(use, node, context)) continue;
      const isOfNode = isPlaced(node, artifact.origin.uri) && proofOf(use, node) !== 'inferred';
      const isInUse = isOfNode || use.consumers.length > 0;
      yield {
        message: isKubeadms(use, node) ? 'soon' : isBareSelfSigned(use, node) ? 'selfSigned' : 'apart',
        data: {
          name: nameOf(use),
          date: dateText(certificate.notAfter),
          left: daysText(daysBetween(context.now, certificate.notAfter)),
        },
        at: { uri: artifact.origin.uri, span: artifact.origin.span },
        about: [aboutDates(certificate)],
        related,
        command: isInUse ? renewAuthority(node, certificate) : undefined,
        severity: isInUse ? undefined : 'info',
      };
    }
  },
});

/** Whether path, name and the files around show one of kubeadm's CAs. Other installers renew theirs differently. */
function isKubeadms(use: CertificateUse, node: NodeView): boolean {
  const { nodeFile, certificate } = use;
  const folder = certificatesFolder(node);
  if (lacksKubeadm(node) || proofOf(use, node) !== 'conventional') return false;
  if (!/^(?:kubernetes|etcd-ca|front-proxy-ca)$/.test(commonName(certificate))) return false;
  return KUBEADM_AUTHORITIES.some((authority) => certificatePath(folder, authority) === nodeFile.hostPath);
}

/** Whether other files, or its name and its content, show that its place is one of a node. */
function proofOf({ nodeFile: { hostPath = '' } }: CertificateUse, node: NodeView): Evidence {
  return layoutProofOf(node).of(hostPath);
}
