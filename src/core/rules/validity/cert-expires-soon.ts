import { type CertificateUse, certificateUses, isAuthority } from '../certificateUses.ts';
import { staleCopies } from '../kubeconfigs/staleCopies.ts';
import { KUBEADM_CERTS_PAGE, rfc5280 } from '../references.ts';
import { defineRule } from '../rule.ts';
import {
  DAY,
  dateText,
  daysBetween,
  daysText,
  isKubeletServingPair,
  nameOf,
  renewalCommand,
  rotatesItself,
} from './certificateClock.ts';

/** Below this a certificate is meant to be short-lived, and a tenth of its life is the warning. Days. */
const SHORT_LIFE = 8;

/** A leaf about to reach its notAfter; when is a setting, and advice. */
export const certExpiresSoon = defineRule({
  id: 'validity/cert-expires-soon',
  severity: 'warning',
  basis: 'advice',
  title: 'A certificate expires soon',
  messages: {
    soon: '“{name}” expires on {date} ({left} left).',
    stalled: '“{name}” expires on {date} ({left} left); the kubelet should have renewed it by now.',
  },
  docs: {
    why: 'After that day every peer refuses the certificate. kubeadm renews its leaves only with `kubeadm upgrade` or `kubeadm certs renew`. A kubelet renews its own client certificate between 70 and 90 per cent of its life; where it did not, rotation is off, its requests are not approved, or it cannot reach the API server.',
    fix: 'Renew it with `kubeadm certs renew <name>` or upgrade the node, then restart the static pod. For a kubelet look at `kubectl get csr` and restart it.',
    references: [KUBEADM_CERTS_PAGE, rfc5280('4.1.2.5')],
  },
  *check(node, { now, warningDays }) {
    const stale = new Set(staleCopies(node, now, warningDays * DAY).map(({ leaf }) => leaf.certificate.sha256));
    for (const use of certificateUses(node)) {
      const { certificate, artifact, related } = use;
      const left = certificate.notAfter - now;
      if (isAuthority(certificate) || isKubeletServingPair(use) || stale.has(certificate.sha256)) continue;
      if (left < 0 || certificate.notBefore > now || left > warningTime(use, warningDays)) continue;
      yield {
        message: rotatesItself(use) ? 'stalled' : 'soon',
        data: {
          name: nameOf(use),
          date: dateText(certificate.notAfter),
          left: daysText(daysBetween(now, certificate.notAfter)),
        },
        at: { uri: artifact.origin.uri, span: artifact.origin.span },
        related,
        command: renewalCommand(use),
      };
    }
  },
});

function warningTime(use: CertificateUse, warningDays: number): number {
  const { notBefore, notAfter } = use.certificate;
  const tenth = (notAfter - notBefore) / 10;
  if (notAfter - notBefore < SHORT_LIFE * DAY) return tenth;
  return rotatesItself(use) ? Math.min(tenth, warningDays * DAY) : warningDays * DAY;
}
