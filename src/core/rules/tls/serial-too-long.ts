import { certificateUses } from '../../uses/views/certificateUses.ts';
import { placeOf } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { TLS } from '../pages/tls.ts';

/** RFC 5280 §4.1.2.2: at most 20 octets. */
const MAX_DIGITS = 40;

export const serialTooLong = defineRule(TLS['serial-too-long'], {
  *check(node) {
    for (const { certificate, artifact } of certificateUses(node)) {
      const digits = certificate.serialNumber.replace('-', '').length;
      if (digits > MAX_DIGITS) yield { message: 'long', data: { bytes: Math.ceil(digits / 2) }, at: placeOf(artifact) };
    }
  },
});
