import { shortName } from '../../model/labels/names.ts';
import { defineRule } from '../engine/rule.ts';
import { USAGE } from '../pages/usage.ts';

import { leafIssues } from './leafIssues.ts';

/** RFC 5280 §4.2.1.3: a handshake is signed. */
export const kuNoDigitalSignature = defineRule(USAGE['ku-no-digital-signature'], {
  *check(node) {
    for (const { certificate, uses: _, ...issue } of leafIssues(node)) {
      const { basicConstraints, keyUsage, subject } = certificate;
      if (basicConstraints?.ca === true || !keyUsage || keyUsage.includes('digitalSignature')) continue;
      yield { message: 'unsigned', data: { name: shortName(subject) }, ...issue };
    }
  },
});
