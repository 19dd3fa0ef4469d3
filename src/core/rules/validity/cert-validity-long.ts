import { defineRule } from '../engine/rule.ts';
import { KUBEADM_CERTS_PAGE } from '../references/references.ts';
import { DAY, daysBetween, isKubeletServingPair, nameOf } from '../subjects/certificateClock.ts';
import { certificateUses, isAuthority } from '../subjects/certificateUses.ts';

/** Days; what public CAs were held to before the limit sank further (CA/Browser Forum, Baseline Requirements 6.3.2). */
const LONG = 825;

/** A leaf that lives for years; policy, so only where it is asked for. */
export const certValidityLong = defineRule({
  id: 'validity/cert-validity-long',
  severity: 'hint',
  basis: 'advice',
  profile: 'cis',
  title: 'A certificate is valid for years',
  messages: { long: '“{name}” is valid for {days} days; a stolen key stays useful as long.' },
  docs: {
    why: 'Kubernetes does not look at revocation lists: a certificate is good until it expires.',
    fix: 'Issue it for a shorter time, and renew it by a tool; kubeadm’s leaves live one year.',
    references: [
      KUBEADM_CERTS_PAGE,
      {
        source: 'CA/Browser Forum',
        section: 'Baseline Requirements, 6.3.2',
        url: 'https://cabforum.org/working-groups/server/baseline-requirements/requirements/',
      },
    ],
  },
  *check(node) {
    for (const use of certificateUses(node)) {
      const { certificate, artifact, related } = use;
      const { notBefore, notAfter } = certificate;
      if (isAuthority(certificate) || isKubeletServingPair(use) || notAfter - notBefore <= LONG * DAY) continue;
      yield {
        message: 'long',
        data: { name: nameOf(use), days: daysBetween(notBefore, notAfter) },
        at: { uri: artifact.origin.uri, span: artifact.origin.span },
        related,
      };
    }
  },
});
