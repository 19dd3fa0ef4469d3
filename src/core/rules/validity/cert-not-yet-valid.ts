import { mentionOf } from '../../cluster/nodes/mentionedFiles.ts';
import { type PodReader, podReaderOf } from '../../cluster/nodes/podReaders.ts';
import { isUnnamed } from '../../cluster/nodes/unnamed.ts';
import { aboutDates } from '../../model/about.ts';
import type { RelatedPlace, Severity } from '../../model/finding.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import { DAY, dateText } from '../../model/labels/times.ts';
import type { MentionReference, NodeView } from '../../model/node.ts';
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
      const reader = podReaderOf(node, artifact);
      const message = dates === 'matter' ? messageOf(use, node, reader) : 'unchecked';
      const severity = dates === 'matter' ? SEVERITIES[message] : UNCHECKED[dates];
      const mention = use.consumers.length > 0 ? undefined : mentionOf(node, artifact.origin.uri);
      yield {
        message,
        data: { name: nameOf(use), date: dateText(certificate.notBefore), file: reader?.label ?? '' },
        at: { uri: artifact.origin.uri, span: artifact.origin.span },
        about: [aboutDates(certificate)],
        evidence: mention && !mention.isSetting ? 'corroborated' : evidenceOfUse(use, node),
        related: [...related, ...placesOf(mention, message === 'podReads' ? reader : undefined)],
        command: isAuthority(certificate) ? undefined : reissue(node, artifact.origin.uri),
        severity: certificate.notBefore - now < DAY ? (severity ?? 'warning') : severity,
      };
    }
  },
});

function placesOf(mention: MentionReference | undefined, reader: PodReader | undefined): readonly RelatedPlace[] {
  if (mention) return [{ ...mention.at, message: phrase('The file is referenced here') }];
  return reader ? [{ ...reader.at, message: phrase('Pods get it here') }] : [];
}

/** A rule about its object reports the dates of a certificate in an object once it has expired: the object is its use. */
function messageOf(
  use: CertificateUse,
  node: NodeView,
  reader: PodReader | undefined,
): 'early' | 'unused' | 'podReads' | 'unknown' {
  const { consumers, artifact } = use;
  const { uri } = artifact.origin;
  const isRead = consumers.length > 0 || isRenewable(use, node) || isReportedAtObject(node, artifact);
  if (isRead || mentionOf(node, uri)) return 'early';
  if (reader) return 'podReads';
  return isUnnamed(node, uri).is === 'yes' ? 'unused' : 'unknown';
}

/** If it is less than an error. */
const SEVERITIES: Readonly<Record<string, Severity | undefined>> = {
  unused: 'warning',
  podReads: 'warning',
  unknown: 'warning',
};
