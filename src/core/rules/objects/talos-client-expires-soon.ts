import { shortName } from '../../model/labels/names.ts';
import { dateText, daysText, warningTime } from '../../model/labels/times.ts';
import { placeOf } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';

import { daysBetween } from '../subjects/certificateClock.ts';
import { clientName, talosClients } from '../subjects/talosPairs.ts';

/** The same about to reach its notAfter; when is a setting, and advice. */
export const talosClientExpiresSoon = defineRule(OBJECTS['talos-client-expires-soon'], {
  *check(node, context) {
    const { now } = context;
    for (const client of talosClients(node)) {
      const { notBefore, notAfter, subject } = client.leaf.certificate;
      const warning = warningTime({ notBefore, notAfter, isCa: false }, context);
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
