import { aboutDates } from '../../model/about.ts';
import { shortName } from '../../model/labels/names.ts';
import { dateText, daysText } from '../../model/labels/times.ts';
import { placeOf } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';

import { daysBetween } from '../subjects/certificateClock.ts';
import { clientName, talosClients } from '../subjects/talosPairs.ts';

/** The certificate of a talosconfig's context, or of a registry's client, past its notAfter (RFC 5280 section 4.1.2.5). */
export const talosClientExpired = defineRule(OBJECTS['talos-client-expired'], {
  *check(node, { now }) {
    for (const client of talosClients(node)) {
      const { notBefore, notAfter, subject } = client.leaf.certificate;
      if (notAfter >= now || notAfter < notBefore) continue;
      yield {
        message: client.pair.role === 'registry' ? 'registry' : 'talosctl',
        data: {
          name: shortName(subject),
          context: clientName(client),
          ago: daysText(daysBetween(notAfter, now)),
          date: dateText(notAfter),
        },
        at: placeOf(client.leaf),
        about: [aboutDates(client.leaf.certificate)],
      };
    }
  },
});
