import { commandLine } from '../../model/text/shellCommand.ts';
import { phrase } from '../../model/text/text.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBEADM_CERTS_PAGE } from '../references/references.ts';
import { DAY, dateText } from '../subjects/certificateClock.ts';
import { staleCopies } from '../subjects/staleCopies.ts';

/** `kubeadm certs renew` renews admin.conf, and no copy of it (kubernetes.io, "Certificate management with kubeadm"). */
export const kubeconfigStaleCopy = defineRule({
  id: 'kubeconfigs/kubeconfig-stale-copy',
  severity: 'error',
  basis: 'observed',
  title: 'A copy of admin.conf was not renewed with it',
  messages: {
    stale: 'An older copy of {original}: its certificate expires {date}, that of the original {renewed}.',
    expired:
      'An older copy of {original}: its certificate expired {date}, while the original is valid until {renewed}.',
  },
  docs: {
    why: 'People copy admin.conf to ~/.kube/config once. After `kubeadm certs renew` the copy still holds the old certificate: `You must be logged in to the server (Unauthorized)`.',
    fix: 'Copy it again: `cp /etc/kubernetes/admin.conf ~/.kube/config`.',
    references: [KUBEADM_CERTS_PAGE],
  },
  *check(node, { now, warningDays }) {
    for (const { copy, leaf, original, renewed } of staleCopies(node, now, warningDays * DAY)) {
      const isExpired = leaf.certificate.notAfter < now;
      const from = original.hostPath ?? '';
      yield {
        message: isExpired ? 'expired' : 'stale',
        data: {
          original: from,
          date: dateText(leaf.certificate.notAfter),
          renewed: dateText(renewed.certificate.notAfter),
        },
        severity: isExpired ? undefined : 'warning',
        at: placeOf(leaf),
        related: [relatedPlace(placeOf(renewed), phrase('The renewed certificate'))],
        command: copy.hostPath ? commandLine('cp {from} {to}', { from, to: copy.hostPath }) : undefined,
      };
    }
  },
});
