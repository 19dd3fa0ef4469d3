import { defineRule } from '../engine/rule.ts';
import { CLIENTCMD, GO_KEY_PAIR } from '../references/references.ts';
import { certificatePairs, mismatchOf } from '../subjects/keyPairs.ts';
import { mismatchPlaces } from './mismatchIssue.ts';

/** A client key in a kubeconfig that does not belong to its client certificate (tried with kubectl). */
export const kubeconfigKeyMismatch = defineRule({
  id: 'keys/kubeconfig-key-mismatch',
  severity: 'error',
  basis: 'observed',
  title: 'The client key of a kubeconfig does not belong to its certificate',
  messages: {
    mismatch: '{key} does not belong to the client certificate: `error: {error}`.',
  },
  docs: {
    why: 'Whoever loads the kubeconfig stops before it has dialled anybody. It happens when one of the two fields is replaced by hand after a renewal.',
    fix: 'Copy both fields from the same source; `kubeadm certs renew admin.conf` writes both.',
    references: [CLIENTCMD, GO_KEY_PAIR],
  },
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
      };
    }
  },
});
