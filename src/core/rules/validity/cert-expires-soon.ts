import { aboutDates } from '../../model/about.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import { DAY, dateText } from '../../model/labels/times.ts';
import { type CertificateUse, certificateUses } from '../../uses/views/certificateUses.ts';
import { defineRule } from '../engine/rule.ts';
import { VALIDITY } from '../pages/validity.ts';
import {
  daysBetween,
  daysText,
  evidenceOfUse,
  isKubeletServingPair,
  nameOf,
  rotatesItself,
} from '../subjects/certificateClock.ts';
import { isReportedAtObject } from '../subjects/reportedAtObjects.ts';
import { staleCopies } from '../subjects/staleCopies.ts';
import { datesMatter } from './datesMatter.ts';
import { nodeRenewal } from './nodeRenewal.ts';

/** Days. A certificate with a shorter lifetime is meant to be short-lived: the warning period is a tenth of its lifetime. */
const SHORT_LIFE = 8;

/** A leaf about to reach its notAfter. The number of days is a setting. */
export const certExpiresSoon = defineRule(VALIDITY['cert-expires-soon'], {
  *check(node, { now, warningDays }) {
    const stale = new Set(staleCopies(node, now, warningDays * DAY).map(({ leaf }) => leaf.certificate.sha256));
    for (const use of certificateUses(node)) {
      const { certificate, artifact, related } = use;
      const left = certificate.notAfter - now;
      if (isAuthority(certificate) || isKubeletServingPair(use, node) || rotatesItself(use)) continue;
      if (stale.has(certificate.sha256)) continue;
      const dates = datesMatter(use, node, now);
      if (isReportedAtObject(node, artifact) || (dates !== 'matter' && dates !== 'otherContext')) continue;
      if (left < 0 || certificate.notBefore > now || left > warningTime(use, warningDays)) continue;
      yield {
        message: 'soon',
        data: {
          name: nameOf(use),
          date: dateText(certificate.notAfter),
          left: daysText(daysBetween(now, certificate.notAfter)),
        },
        at: { uri: artifact.origin.uri, span: artifact.origin.span },
        about: [aboutDates(certificate)],
        evidence: evidenceOfUse(use, node),
        related,
        // kubeadm renews the user of the current context only.
        command: dates === 'matter' ? nodeRenewal(use, node) : undefined,
      };
    }
  },
});

function warningTime({ certificate }: CertificateUse, warningDays: number): number {
  const { notBefore, notAfter } = certificate;
  const life = notAfter - notBefore;
  return life < SHORT_LIFE * DAY ? life / 10 : warningDays * DAY;
}
