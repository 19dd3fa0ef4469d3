import { credentialSourceOf, flagCredentials, flagView } from '../../cluster/nodes/flags.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import { certificatesOf, isLeafDamaged, privateKeyOf } from '../../model/credentialSource.ts';
import { shortName } from '../../model/labels/names.ts';
import type { ComponentView, NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { AUTHORITY_ROLES, isAuthorityOf } from '../../uses/views/authorities.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

/** CA flags require a CA, certificate flags a leaf (RFC 5280 §4.2.1.9). */
export const flagWrongRole = defineRule(MANIFESTS['flag-wrong-role'], {
  *check(node, context) {
    for (const component of node.components) {
      for (const view of component.flags) {
        const { reference, spec, flag } = view;
        if (!reference || !spec || flagView(component, flag.name) !== view) continue;
        const credentials = credentialSourceOf(reference, component.name);
        const certificates = certificatesOf(credentials);
        const [first] = certificates;
        if (!first) continue;
        const isCaFlag = AUTHORITY_ROLES.has(spec.role);
        const isWrong = isCaFlag
          ? certificates.every(({ certificate }) => isLeaf(certificate))
          : spec.role === 'certificate' &&
            !isLeafDamaged(credentials) &&
            isCa(node, component, first.certificate, spec.pair);
        // Another rule reports a bundle that verifies nothing, with more detail.
        const isReported =
          isCaFlag &&
          context.trustFaults.some(({ verifications }) =>
            verifications.some(({ trusted }) => trusted.uri === credentials.uri),
          );
        if (!isWrong || isReported) continue;
        yield {
          message: isCaFlag ? 'expectsCa' : 'expectsLeaf',
          data: { flag: flag.spelling, name: shortName(first.certificate.subject) },
          at: credentials.at,
          related: relatedTo(credentials.at, [relatedPlace(placeOf(first), phrase('The certificate'))]),
        };
      }
    }
  },
});

/** Not a self-signed certificate, which may be pinned, nor one that merely forgot its basicConstraints. */
function isLeaf({ basicConstraints, subject, issuer }: Certificate): boolean {
  return basicConstraints?.ca === false && subject.key !== issuer.key;
}

/** The CA that others are verified by, unless its file also holds the leaf of the key. */
function isCa(
  node: NodeView,
  component: ComponentView,
  certificate: Certificate,
  keyFlag: string | undefined,
): boolean {
  if (certificate.basicConstraints?.ca !== true || !isAuthorityOf(node, certificate)) return false;
  const key = keyFlag ? privateKeyOf(flagCredentials(component, keyFlag))?.key.publicKey?.id : undefined;
  return key === undefined || key === certificate.publicKey.id;
}
