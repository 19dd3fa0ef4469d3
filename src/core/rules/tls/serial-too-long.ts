import { placeOf } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { rfc5280 } from '../references/references.ts';
import { certificateUses } from '../subjects/certificateUses.ts';

/** RFC 5280 §4.1.2.2: at most 20 octets. */
const MAX_DIGITS = 40;

export const serialTooLong = defineRule({
  id: 'tls/serial-too-long',
  severity: 'hint',
  basis: 'must',
  title: 'A serial number is longer than 20 octets',
  messages: { long: 'The serial number has {octets} octets; 20 are allowed.' },
  docs: {
    why: 'Go does not mind; other readers may.',
    fix: 'Issue the certificate with a shorter serial number.',
    references: [rfc5280('4.1.2.2')],
  },
  *check(node) {
    for (const { certificate, artifact } of certificateUses(node)) {
      const digits = certificate.serialNumber.replace('-', '').length;
      if (digits > MAX_DIGITS)
        yield { message: 'long', data: { octets: Math.ceil(digits / 2) }, at: placeOf(artifact) };
    }
  },
});
