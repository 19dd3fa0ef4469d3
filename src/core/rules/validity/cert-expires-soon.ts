import { aboutDates } from '../../model/about.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import { DAY, dateText, daysText, warningTime } from '../../model/labels/times.ts';
import { certificateUses } from '../../uses/views/certificateUses.ts';
import { defineRule } from '../engine/rule.ts';
import { VALIDITY } from '../pages/validity.ts';
import {
  daysBetween,
  evidenceOfUse,
  isKubeletServingPair,
  nameOf,
  rotatesItself,
} from '../subjects/certificateClock.ts';
import { isReportedAtObject } from '../subjects/reportedAtObjects.ts';
import { staleCopies } from '../subjects/staleCopies.ts';
import { datesMatter } from './datesMatter.ts';
import { nodeRenewal } from './nodeRenewal.ts';

/** A leaf about to reach its notAfter. The number of days is a setting. */
export const certExpiresSoon = defineRule(VALIDITY['cert-expires-soon'], {
  *check(node, context) {
    const { now, warningDays } = context;
    const stale = new Set(staleCopies(node, now, warningDays * DAY).map(({ leaf }) => leaf.certificate.sha256));
    for (const use of certificateUses(node)) {
      const { certificate, artifact, related } = use;
      const left = certificate.notAfter - now;
      if (isAuthority(certificate) || isKubeletServingPair(use, node) || rotatesItself(use)) continue;
      if (stale.has(certificate.sha256)) continue;
      const dates = datesMatter(use, node, now);
      if (isReportedAtObject(node, artifact) || (dates !== 'matter' && dates !== 'otherContext')) continue;
      if (left < 0 || certificate.notBefore > now || left > warningTime({ ...certificate, isCa: false }, context))
        continue;
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
