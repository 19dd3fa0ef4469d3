import { isAuthority } from '../../model/labels/certificates.ts';
import { DAY } from '../../model/labels/times.ts';
import { certificateUses } from '../../uses/views/certificateUses.ts';
import { defineRule } from '../engine/rule.ts';
import { VALIDITY } from '../pages/validity.ts';
import { daysBetween, isKubeletServingPair, nameOf } from '../subjects/certificateClock.ts';

/** Days; the limit for public CAs before it was lowered further (CA/Browser Forum, Baseline Requirements 6.3.2). */
const LONG = 825;

/** A leaf that is valid for years. This is policy, so it is checked only on request. */
export const certValidityLong = defineRule(VALIDITY['cert-validity-long'], {
  *check(node) {
    for (const use of certificateUses(node)) {
      const { certificate, artifact, related } = use;
      const { notBefore, notAfter } = certificate;
      if (isAuthority(certificate) || isKubeletServingPair(use, node) || notAfter - notBefore <= LONG * DAY) continue;
      yield {
        message: 'long',
        data: { name: nameOf(use), days: daysBetween(notBefore, notAfter) },
        at: { uri: artifact.origin.uri, span: artifact.origin.span },
        related,
      };
    }
  },
});
