import { shortName } from '../../model/labels/names.ts';
import { placeOf } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { rfc5280 } from '../references/references.ts';
import { DAY, dateText, daysBetween, daysText } from '../subjects/certificateClock.ts';
import { clientName, talosClients } from '../subjects/talosPairs.ts';
import { TALOS_PKI_PAGE } from './objectReferences.ts';

/** The same about to reach its notAfter; when is a setting, and advice. */
export const talosClientExpiresSoon = defineRule({
  id: 'objects/talos-client-expires-soon',
  severity: 'warning',
  basis: 'advice',
  title: 'The client certificate of a talosconfig expires soon',
  messages: {
    talosctl: '“{name}” of context “{context}” expires on {date} ({left} left).',
    registry: '“{name}” for registry “{context}” expires on {date} ({left} left).',
  },
  docs: {
    why: 'Nothing renews a talosconfig. While it is valid, one command makes the next one; afterwards the secrets bundle or the machine configuration of a control-plane node is needed.',
    fix: 'Run `talosctl config new --roles os:admin` against a control-plane node.',
    references: [TALOS_PKI_PAGE, rfc5280('4.1.2.5')],
  },
  *check(node, { now, warningDays }) {
    for (const client of talosClients(node)) {
      const { notBefore, notAfter, subject } = client.leaf.certificate;
      // What is made for a few weeks would be warned about from its first day.
      const warning = Math.min(warningDays * DAY, (notAfter - notBefore) / 3);
      if (notAfter < now || notAfter - now > warning || notBefore > now) continue;
      yield {
        message: client.pair.role === 'registry' ? 'registry' : 'talosctl',
        data: {
          name: shortName(subject),
          context: clientName(client),
          date: dateText(notAfter),
          left: daysText(daysBetween(now, notAfter)),
        },
        at: placeOf(client.leaf),
      };
    }
  },
});
