import { certificatePath, certificatesFolder } from '../../cluster/nodes/certificatesFolder.ts';
import { layoutProofOf } from '../../cluster/nodes/layoutProof.ts';
import { mentionOf } from '../../cluster/nodes/mentionedFiles.ts';
import { KUBEADM_AUTHORITIES } from '../../kubernetes/kubeadm/kubeadmCertificates.ts';
import { aboutDates } from '../../model/about.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import { dateText, daysText } from '../../model/labels/times.ts';
import type { NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { type CertificateUse, certificateUses } from '../../uses/views/certificateUses.ts';
import { defineRule, type RuleContext } from '../engine/rule.ts';
import { VALIDITY } from '../pages/validity.ts';
import { renewAuthority } from '../sequences/authoritySequence.ts';
import { daysBetween, evidenceOfUse, nameOf } from '../subjects/certificateClock.ts';
import { isOfUnusedCluster } from '../subjects/kubeconfigStanding.ts';
import { isSpareBootstrap } from '../subjects/kubeletCertificate.ts';
import { isReportedAtObjectOnceExpired, isSpareCopyOfReported } from '../subjects/reportedAtObjects.ts';
import { isBareSelfSigned, leavesSignedBy, standing } from './authorityStanding.ts';

/** A CA past its notAfter that nothing in its bundle replaces (crypto/x509 checks the dates of anchors too, verified). */
export const caExpired = defineRule(VALIDITY['ca-expired'], {
  *check(node, context) {
    const { now } = context;
    for (const use of certificateUses(node)) {
      const { certificate, artifact, related } = use;
      if (isReportedByObjectRule(node, use)) continue;
      if (!isAuthority(certificate) || standing(use, node, context) !== 'expired') continue;
      if (isReplacedWithLeaf(use, now)) continue;
      const leaves = leavesSignedBy(certificate, node, context).map(({ artifact: { origin }, certificate: leaf }) => {
        const message = phrase('Signed by this CA, valid until {date}', { date: dateText(leaf.notAfter) });
        return { uri: origin.uri, span: origin.span, message };
      });
      const mention = mentionOf(node, artifact.origin.uri);
      const consumers = use.consumers.filter((consumer) => !isOfUnusedCluster(consumer));
      const isInUse = consumers.length > 0 || mention !== undefined || isIssuer(use, node, context);
      const isSpare = isOfSpareBootstrap(use, node, now);
      const unused = isInUse ? 'ended' : 'alone';
      const message = leaves.length > 0 ? 'expired' : isBareSelfSigned(use, node) ? 'selfSigned' : unused;
      const isKnown = consumers.length > 0 || mention?.isSetting || isOfLayout(use, node);
      yield {
        message: isSpare ? 'spare' : message,
        data: {
          name: nameOf(use),
          ago: daysText(daysBetween(certificate.notAfter, now)),
          date: dateText(certificate.notAfter),
        },
        at: { uri: artifact.origin.uri, span: artifact.origin.span },
        about: [aboutDates(certificate)],
        evidence: evidenceOfUse(use, node),
        related: [...related, ...leaves],
        command: renewAuthority(node, certificate),
        severity: severityOf(isSpare, isKnown),
      };
    }
  },
});

/** A warning if nothing shows that a component reads it: it may be anyone's CA. */
function severityOf(isSpare: boolean, isKnown: boolean | undefined) {
  if (isSpare) return 'info';
  return isKnown ? undefined : 'warning';
}

/** Whether only a bootstrap kubeconfig names it, which the kubelet does not need. */
function isOfSpareBootstrap({ artifact, consumers }: CertificateUse, node: NodeView, now: number): boolean {
  const kubeconfig = node.kubeconfigs.find(({ uri }) => uri === artifact.origin.uri);
  const isOnlyReader = consumers.every((one) => one.name === 'bootstrap-kubeconfig' || one.kubeconfig === kubeconfig);
  return isOnlyReader && isSpareBootstrap(node, kubeconfig, now);
}

function isReportedByObjectRule(node: NodeView, use: CertificateUse): boolean {
  return isReportedAtObjectOnceExpired(node, use.artifact) || isSpareCopyOfReported(node, use);
}

/** Whether kubeadm keeps a CA at its path, and other files prove kubeadm's layout. */
function isOfLayout({ nodeFile: { hostPath } }: CertificateUse, node: NodeView): boolean {
  const folder = certificatesFolder(node);
  const isAtPath = KUBEADM_AUTHORITIES.some((authority) => certificatePath(folder, authority) === hostPath);
  return hostPath !== undefined && isAtPath && layoutProofOf(node).of(hostPath) === 'conventional';
}

/**
 * Whether it is an intermediate CA behind an expired leaf, in the chain of a server or client. The leaf is reported, and both are replaced
 * together. A root stays what clients trust: a new leaf that it issues is rejected as well.
 */
function isReplacedWithLeaf({ certificate, bundle: [first, ...rest] }: CertificateUse, now: number): boolean {
  const isRoot = certificate.issuer.key === certificate.subject.key;
  return !isRoot && first !== undefined && !isAuthority(first) && first.notAfter < now && rest.includes(certificate);
}

/** Whether a certificate of the node says that this CA issued it, whatever its dates. One with the name of the CA may be self-signed: its signature decides. */
function isIssuer(
  { certificate }: CertificateUse,
  node: NodeView,
  { signatures }: Pick<RuleContext, 'signatures'>,
): boolean {
  const { subject, sha256 } = certificate;
  return certificateUses(node).some(
    ({ certificate: other }) =>
      other.issuer.key === subject.key &&
      (other.subject.key !== subject.key ||
        (other.sha256 !== sha256 && signatures.verdict(other, certificate) === 'valid')),
  );
}
