import { aboutDates } from '../../model/about.ts';
import { yamlPathOf } from '../../model/artifacts/artifact.ts';
import { groupBy } from '../../model/collections/lookup.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import { DAY, dateText } from '../../model/labels/times.ts';
import { phrase } from '../../model/text/text.ts';
import { type CertificateUse, certificateUses } from '../../uses/views/certificateUses.ts';
import { defineRule } from '../engine/rule.ts';
import { VALIDITY } from '../pages/validity.ts';
import { AUTHORITY_DAYS, renewAuthority } from '../sequences/authoritySequence.ts';
import { reissue } from '../sequences/reissue.ts';
import { nameOf } from '../subjects/certificateClock.ts';
import { expiresSoon, leavesSignedBy, standing } from './authorityStanding.ts';

/**
 * Leaves that expire a day or more after every CA that verifies them (RFC 5280 section 6.1); less does not matter to planning. One finding
 * per CA.
 */
export const leafOutlivesCa = defineRule(VALIDITY['leaf-outlives-ca'], {
  *check(node, context) {
    const { now } = context;
    const authorities = certificateUses(node).filter(({ certificate }) => isAuthority(certificate));
    for (const use of authorities) {
      // If the CA itself expires soon, only that is reported.
      if (standing(use, node, context) !== 'valid' || expiresSoon(use, node, context)) continue;
      const { certificate, artifact } = use;
      const places = leavesSignedBy(certificate, node, context).filter(
        (leaf) => leaf.certificate.notAfter >= certificate.notAfter + DAY,
      );
      // A copy is not another certificate.
      const leaves = [...groupBy(places, (leaf) => leaf.certificate.sha256).values()].flatMap(([leaf]) => leaf ?? []);
      const [first] = leaves;
      if (!first || authorities.some((other) => isLonger(other, use))) continue;
      yield {
        message: leaves.length === 1 ? 'one' : 'several',
        data: {
          name: nameOf(use),
          date: dateText(certificate.notAfter),
          leaf: nameOf(first),
          end: dateText(first.certificate.notAfter),
          count: leaves.length,
        },
        at: { uri: artifact.origin.uri, span: artifact.origin.span },
        about: [aboutDates(certificate)],
        command: outlived(leaves, now)
          ? renewAuthority(node, certificate)
          : leaves.length === 1
            ? reissue(node, first.artifact.origin.uri)
            : undefined,
        related: places.map((leaf) => ({
          uri: leaf.artifact.origin.uri,
          span: leaf.artifact.origin.span,
          message: phrase('"{name}" is valid until {date}', {
            name: nameOf(leaf),
            date: dateText(leaf.certificate.notAfter),
          }),
        })),
      };
    }
  },
});

/** Whether a CA that is renewed today expires after all of them. */
function outlived(leaves: readonly CertificateUse[], now: number): boolean {
  return leaves.every(({ certificate }) => certificate.notAfter < now + AUTHORITY_DAYS * DAY);
}

/**
 * A certificate of the same CA and key that expires later keeps the leaves valid. One that only a kubeconfig or an object
 * embeds does not help the components, which read the file.
 */
function isLonger(
  { certificate: other, artifact }: CertificateUse,
  { certificate, artifact: own }: CertificateUse,
): boolean {
  return (
    (yamlPathOf(artifact) === undefined || yamlPathOf(own) !== undefined) &&
    other.notAfter > certificate.notAfter &&
    other.subject.key === certificate.subject.key &&
    other.publicKey.id === certificate.publicKey.id
  );
}
