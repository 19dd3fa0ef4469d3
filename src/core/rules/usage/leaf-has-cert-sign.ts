import { shortName } from '../../model/labels/names.ts';
import { defineRule } from '../engine/rule.ts';
import { USAGE } from '../pages/usage.ts';

import { leafIssues } from './leafIssues.ts';

/** RFC 5280 §4.2.1.3: keyCertSign goes with CA:TRUE. */
export const leafHasCertSign = defineRule(USAGE['leaf-has-cert-sign'], {
  *check(node) {
    for (const { certificate, uses: _, ...issue } of leafIssues(node)) {
      const { basicConstraints, keyUsage, subject, issuer } = certificate;
      if (basicConstraints?.ca === true || subject.key === issuer.key || !keyUsage?.includes('keyCertSign')) continue;
      yield { message: 'certSign', data: { name: shortName(subject) }, ...issue };
    }
  },
});
