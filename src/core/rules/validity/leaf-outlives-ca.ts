import { yamlPathOf } from '../../model/artifacts/artifact.ts';
import { groupBy } from '../../model/collections/lookup.ts';
import { phrase } from '../../model/text/text.ts';
import { defineRule } from '../engine/rule.ts';
import { GO_X509, rfc5280 } from '../references/references.ts';
import { DAY, dateText, nameOf } from '../subjects/certificateClock.ts';
import { type CertificateUse, certificateUses, isAuthority } from '../subjects/certificateUses.ts';
import { leavesSignedBy, standing } from './authorityStanding.ts';

/**
 * Leaves that are valid for a day or more longer than any CA that verifies them (RFC 5280 section 6.1); nobody plans by less. One finding
 * a CA.
 */
export const leafOutlivesCa = defineRule({
  id: 'validity/leaf-outlives-ca',
  severity: 'warning',
  basis: 'should',
  title: 'Certificates are valid for longer than their CA',
  messages: {
    one: '“{leaf}” is valid until {end}, but its CA “{name}” only until {date}.',
    several: '{count} certificates outlive their CA “{name}”, which ends on {date}: “{leaf}” says {end}.',
  },
  docs: {
    why: 'A certificate is accepted only while its CA is. Its own later date is a promise that nobody will keep, and whoever plans by it is surprised when the CA ends.',
    fix: 'Renew the CA first, with the same key, then the certificates; or let the certificates end before the CA.',
    references: [
      rfc5280('6.1'),
      GO_X509,
      {
        source: 'Kubernetes',
        section: 'pull request 126538',
        url: 'https://github.com/kubernetes/kubernetes/pull/126538',
      },
    ],
  },
  *check(node, context) {
    const authorities = certificateUses(node).filter(({ certificate }) => isAuthority(certificate));
    for (const use of authorities) {
      if (standing(use, node, context) !== 'valid') continue;
      const { certificate, artifact } = use;
      const places = leavesSignedBy(certificate, node, context).filter(
        (leaf) => leaf.certificate.notAfter >= certificate.notAfter + DAY,
      );
      // A copy is no second certificate.
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
        related: places.map((leaf) => ({
          uri: leaf.artifact.origin.uri,
          span: leaf.artifact.origin.span,
          message: phrase('“{name}” is valid until {date}.', {
            name: nameOf(leaf),
            date: dateText(leaf.certificate.notAfter),
          }),
        })),
      };
    }
  },
});

/**
 * A certificate of the same CA and key that ends later: the leaves stay good with it. One that only a kubeconfig or an object
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
