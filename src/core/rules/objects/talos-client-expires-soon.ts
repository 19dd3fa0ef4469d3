import { shortName } from '../../model/labels/names.ts';
import { DAY, dateText } from '../../model/labels/times.ts';
import { placeOf } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';

import { daysBetween, daysText } from '../subjects/certificateClock.ts';
import { clientName, talosClients } from '../subjects/talosPairs.ts';

/** The same about to reach its notAfter; when is a setting, and advice. */
export const talosClientExpiresSoon = defineRule(OBJECTS['talos-client-expires-soon'], {
  *check(node, { now, warningDays }) {
    for (const client of talosClients(node)) {
      const { notBefore, notAfter, subject } = client.leaf.certificate;
      // A certificate issued for a few weeks would otherwise be reported from its first day.
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
