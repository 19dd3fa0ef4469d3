import { aboutDates } from '../../model/about.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import { dateText } from '../../model/labels/times.ts';
import { type CertificateUse, certificateUses } from '../../uses/views/certificateUses.ts';
import { defineRule } from '../engine/rule.ts';
import { VALIDITY } from '../pages/validity.ts';
import { nameOf } from '../subjects/certificateClock.ts';
import { standing } from './authorityStanding.ts';

/**
 * An expired CA in a bundle that no valid certificate depends on: a leftover, if the cluster uses the bundle or the CA was replaced in it.
 * A collection of public CAs that merely is in the workspace was not rotated.
 */
export const caBundleExpiredMember = defineRule(VALIDITY['ca-bundle-expired-member'], {
  *check(node, context) {
    for (const use of certificateUses(node)) {
      const { certificate, artifact, related } = use;
      if (!isAuthority(certificate) || standing(use, node, context) !== 'retired') continue;
      if (use.consumers.length === 0 && !isReplaced(use)) continue;
      yield {
        message: 'leftOver',
        data: { name: nameOf(use), date: dateText(certificate.notAfter) },
        at: { uri: artifact.origin.uri, span: artifact.origin.span },
        about: [aboutDates(certificate)],
        related,
      };
    }
  },
});

/** Whether the bundle has a later CA of the same name. */
function isReplaced({ certificate, bundle }: CertificateUse): boolean {
  return bundle.some(
    ({ subject, notAfter }) => subject.key === certificate.subject.key && notAfter > certificate.notAfter,
  );
}
