import { mentionOf } from '../../cluster/nodes/mentionedFiles.ts';
import { isPlaced } from '../../cluster/nodes/nodeFiles.ts';
import { aboutDates } from '../../model/about.ts';
import { strongest } from '../../model/evidence.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import { dateText } from '../../model/labels/times.ts';
import type { NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { type CertificateUse, certificateUses } from '../../uses/views/certificateUses.ts';
import { defineRule } from '../engine/rule.ts';
import { VALIDITY } from '../pages/validity.ts';
import { renewAuthority } from '../sequences/authoritySequence.ts';
import { daysBetween, daysText, nameOf } from '../subjects/certificateClock.ts';
import { isReportedAtObjectOnceExpired } from '../subjects/reportedAtObjects.ts';
import { isBareSelfSigned, leavesSignedBy, standing } from './authorityStanding.ts';

/** A CA past its notAfter that nothing in its bundle replaces (crypto/x509 checks the dates of anchors too, verified). */
export const caExpired = defineRule(VALIDITY['ca-expired'], {
  *check(node, context) {
    const { now } = context;
    for (const use of certificateUses(node)) {
      const { certificate, artifact, related } = use;
      if (isReportedAtObjectOnceExpired(node, artifact)) continue;
      if (!isAuthority(certificate) || standing(use, node, context) !== 'expired') continue;
      const leaves = leavesSignedBy(certificate, node, context).map(({ artifact: { origin }, certificate: leaf }) => {
        const message = phrase('Signed by this CA, valid until {date}', { date: dateText(leaf.notAfter) });
        return { uri: origin.uri, span: origin.span, message };
      });
      const isInUse = leaves.length + use.consumers.length > 0 || mentionOf(node, artifact.origin.uri) !== undefined;
      const alone = isBareSelfSigned(use, node) ? 'selfSigned' : 'alone';
      const message = leaves.length > 0 ? 'expired' : isInUse || isIssuer(use, node) ? 'ended' : alone;
      yield {
        message,
        data: {
          name: nameOf(use),
          ago: daysText(daysBetween(certificate.notAfter, now)),
          date: dateText(certificate.notAfter),
        },
        at: { uri: artifact.origin.uri, span: artifact.origin.span },
        about: [aboutDates(certificate)],
        evidence: strongest(use.consumers),
        related: [...related, ...leaves],
        command: renewAuthority(node, certificate),
        // Outside every node, unreferenced and with nothing signed by it, it may be anyone's CA.
        severity: isInUse || (isPlaced(node, artifact.origin.uri) && message !== 'selfSigned') ? undefined : 'warning',
      };
    }
  },
});

/** Whether a certificate of the node says that this CA issued it, whatever its dates. */
function isIssuer({ certificate }: CertificateUse, node: NodeView): boolean {
  return certificateUses(node).some(
    ({ certificate: other }) => other.issuer.key === certificate.subject.key && other.sha256 !== certificate.sha256,
  );
}
