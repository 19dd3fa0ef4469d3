import { holdsForCluster } from '../../cluster/nodes/componentVersion.ts';
import { BEHAVIOURS } from '../../kubernetes/versions/behaviours.ts';
import { enumerated, joined, phrase } from '../../model/text/text.ts';
import { FILES } from '../pages/files.ts';

import { problemRule } from '../subjects/problemRule.ts';

/** A structure that is well-formed but that Go does not read: negative serials, DSA, other curves (Go's source). */
export const pemUnsupportedType = problemRule(FILES['pem-unsupported-type'], {
  codes: ['pem-unsupported-type'],
  report({ message, refusal }, readers) {
    if (refusal === undefined) return message;
    const reported =
      readers.length === 0
        ? message
        : phrase('{readers} cannot read this: {error}.', { readers: enumerated(readers), error: refusal.text });
    return refusal.versioned === 'negativeSerialRefused' ? joined([reported, SINCE_GO_1_23], ' ') : reported;
  },
  // Kubernetes 1.32 is the first release built with Go 1.23; before, `x509negativeserial` is on.
  adjustSeverity: (_file, { refusal }, node) =>
    refusal?.versioned === 'negativeSerialRefused' && holdsForCluster(node, BEHAVIOURS.negativeSerialRefused) !== 'yes'
      ? 'warning'
      : undefined,
});

const SINCE_GO_1_23 = phrase(
  'Go 1.23 and later reject it, and Kubernetes is built with Go 1.23 since 1.32. Issue the certificate again with a positive serial number.',
);
