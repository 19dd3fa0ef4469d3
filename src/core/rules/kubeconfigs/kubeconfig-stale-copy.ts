import { aboutDates } from '../../model/about.ts';
import { DAY, dateText } from '../../model/labels/times.ts';
import { commandLine } from '../../model/text/shellCommand.ts';
import { phrase } from '../../model/text/text.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBECONFIGS } from '../pages/kubeconfigs.ts';

import { staleCopies } from '../subjects/staleCopies.ts';

/** `kubeadm certs renew` renews admin.conf, and no copy of it (kubernetes.io, "Certificate management with kubeadm"). */
export const kubeconfigStaleCopy = defineRule(KUBECONFIGS['kubeconfig-stale-copy'], {
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
        about: [aboutDates(leaf.certificate)],
        related: [relatedPlace(placeOf(renewed), phrase('The renewed certificate'))],
        command: copy.hostPath ? commandLine('cp {from} {to}', { from, to: copy.hostPath }) : undefined,
      };
    }
  },
});
