import { defineRule } from '../engine/rule.ts';
import { KEYS } from '../pages/keys.ts';
import { reissue } from '../sequences/reissue.ts';

import { certificatePairs, mismatchOf } from '../subjects/keyPairs.ts';
import { mismatchPlaces } from './mismatchIssue.ts';

/** A client key in a kubeconfig that does not belong to its client certificate (tried with kubectl). */
export const kubeconfigKeyMismatch = defineRule(KEYS['kubeconfig-key-mismatch'], {
  *check(node) {
    for (const pair of certificatePairs(node)) {
      const { certificate, key, use } = pair;
      if (use !== 'kubeconfig' || (certificate.reference && certificate.uri === key.uri)) continue;
      const mismatch = mismatchOf(certificate, key);
      if (!mismatch) continue;
      yield {
        message: 'mismatch',
        data: { key: key.label, error: mismatch.error },
        at: key.at,
        related: mismatchPlaces(pair, mismatch),
        command: reissue(node, certificate.uri),
      };
    }
  },
});
