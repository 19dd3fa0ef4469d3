import { mentionOf } from '../../cluster/nodes/mentionedFiles.ts';
import { isUnnamed } from '../../cluster/nodes/unnamed.ts';
import { aboutDates } from '../../model/about.ts';
import type { Severity } from '../../model/finding.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import { DAY, dateText } from '../../model/labels/times.ts';
import type { NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { type CertificateUse, certificateUses } from '../../uses/views/certificateUses.ts';
import { defineRule } from '../engine/rule.ts';
import { VALIDITY } from '../pages/validity.ts';
import { reissue } from '../sequences/reissue.ts';
import { evidenceOfUse, hasLife, isRenewable, nameOf } from '../subjects/certificateClock.ts';
import { isReportedAtObject } from '../subjects/reportedAtObjects.ts';
import { datesMatter, UNCHECKED } from './datesMatter.ts';

/** A certificate before its notBefore (RFC 5280 section 4.1.2.5, verified). */
export const certNotYetValid = defineRule(VALIDITY['cert-not-yet-valid'], {
  *check(node, { now }) {
    for (const use of certificateUses(node)) {
      const { certificate, artifact, related } = use;
      if (certificate.notBefore <= now || !hasLife(use)) continue;
      const dates = datesMatter(use, node, now);
      if (dates === 'unread') continue;
      const message = dates === 'matter' ? messageOf(use, node) : 'unchecked';
      const severity = dates === 'matter' ? SEVERITIES[message] : UNCHECKED[dates];
      const mention = use.consumers.length > 0 ? undefined : mentionOf(node, artifact.origin.uri);
      yield {
        message,
        data: { name: nameOf(use), date: dateText(certificate.notBefore) },
        at: { uri: artifact.origin.uri, span: artifact.origin.span },
        about: [aboutDates(certificate)],
        evidence: mention && !mention.isSetting ? 'corroborated' : evidenceOfUse(use, node),
        related: mention ? [...related, { ...mention.at, message: phrase('The file is referenced here') }] : related,
        command: isAuthority(certificate) ? undefined : reissue(node, artifact.origin.uri),
        severity: certificate.notBefore - now < DAY ? (severity ?? 'warning') : severity,
      };
    }
  },
});

/** A rule about its object reports the dates of a certificate in an object once it has expired: the object is its use. */
function messageOf(use: CertificateUse, node: NodeView): 'early' | 'unused' | 'unknown' {
  const { consumers, artifact } = use;
  const { uri } = artifact.origin;
  const isRead = consumers.length > 0 || isRenewable(use, node) || isReportedAtObject(node, artifact);
  if (isRead || mentionOf(node, uri)) return 'early';
  return isUnnamed(node, uri).is === 'yes' ? 'unused' : 'unknown';
}

/** If it is less than an error. */
const SEVERITIES: Readonly<Record<string, Severity | undefined>> = { unused: 'warning', unknown: 'warning' };
