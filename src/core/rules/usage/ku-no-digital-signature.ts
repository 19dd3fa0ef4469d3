import { shortName } from '../../model/labels/names.ts';
import { defineRule } from '../engine/rule.ts';
import { rfc5280 } from '../references/references.ts';
import { leafIssues } from './leafIssues.ts';

/** RFC 5280 §4.2.1.3: a handshake is signed. */
export const kuNoDigitalSignature = defineRule({
  id: 'usage/ku-no-digital-signature',
  severity: 'hint',
  basis: 'must',
  title: 'A TLS certificate may not be used to sign',
  messages: {
    unsigned: '“{name}” lists key usages without digitalSignature; Go does not check, OpenSSL and Java may.',
  },
  docs: {
    why: 'TLS 1.3 and every suite with forward secrecy sign the handshake with the key of the certificate.',
    fix: 'Issue the certificate again with digitalSignature.',
    references: [rfc5280('4.2.1.3')],
  },
  *check(node) {
    for (const { certificate, uses: _, ...issue } of leafIssues(node)) {
      const { basicConstraints, keyUsage, subject } = certificate;
      if (basicConstraints?.ca === true || !keyUsage || keyUsage.includes('digitalSignature')) continue;
      yield { message: 'unsigned', data: { name: shortName(subject) }, ...issue };
    }
  },
});
