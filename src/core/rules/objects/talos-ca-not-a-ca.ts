import { leafOf } from '../../model/credentialSource.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import { shortName } from '../../model/labels/names.ts';
import { placeOf } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';

import { talosPairs } from '../subjects/talosPairs.ts';

/** A certificate from which Talos issues others, and that may not issue (RFC 5280 sections 4.2.1.3 and 4.2.1.9). */
export const talosCaNotACa = defineRule(OBJECTS['talos-ca-not-a-ca'], {
  *check(node) {
    for (const { pair, certificate } of talosPairs(node)) {
      const first = pair.role === 'authority' ? leafOf(certificate) : undefined;
      if (!certificate || !first) continue;
      const { keyUsage, subject } = first.certificate;
      const maySign = keyUsage === undefined || keyUsage.includes('keyCertSign');
      if (isAuthority(first.certificate) && maySign) continue;
      yield {
        message: isAuthority(first.certificate) ? 'usage' : 'leaf',
        data: { name: shortName(subject), field: certificate.label },
        at: placeOf(first),
      };
    }
  },
});
