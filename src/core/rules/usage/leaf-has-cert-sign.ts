import { shortName } from '../../model/labels/names.ts';
import { defineRule } from '../engine/rule.ts';
import { rfc5280 } from '../references/references.ts';
import { leafIssues } from './leafIssues.ts';

/** RFC 5280 §4.2.1.3: keyCertSign goes with CA:TRUE. */
export const leafHasCertSign = defineRule({
  id: 'usage/leaf-has-cert-sign',
  severity: 'hint',
  basis: 'must',
  title: 'A leaf has the usage of a CA',
  messages: { certSign: '“{name}” has keyCertSign, though it is no CA.' },
  docs: {
    why: 'Without CA:TRUE the usage has no effect in Go; it shows that the certificate was made from the wrong template.',
    fix: 'Issue the certificate again without keyCertSign.',
    references: [rfc5280('4.2.1.3')],
  },
  *check(node) {
    for (const { certificate, uses: _, ...issue } of leafIssues(node)) {
      const { basicConstraints, keyUsage, subject, issuer } = certificate;
      if (basicConstraints?.ca === true || subject.key === issuer.key || !keyUsage?.includes('keyCertSign')) continue;
      yield { message: 'certSign', data: { name: shortName(subject) }, ...issue };
    }
  },
});
