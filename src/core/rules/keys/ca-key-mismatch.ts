import { hostPathOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { phrase } from '../../model/text/text.ts';
import { defineRule } from '../engine/rule.ts';
import { KEYS } from '../pages/keys.ts';
import { restoreKey } from '../sequences/authoritySequence.ts';

import { certificatePairs, mismatchOf } from '../subjects/keyPairs.ts';
import { keyNeighbors } from './keyNeighbors.ts';
import { mismatchPlaces } from './mismatchIssue.ts';

/** A CA key that belongs to none of the certificates in its folder (kubeadm's source, tried). */
export const caKeyMismatch = defineRule(KEYS['ca-key-mismatch'], {
  *check(node) {
    const reported = new Set<string>();
    for (const pair of certificatePairs(node)) {
      const { certificate, key, use } = pair;
      const files = `${certificate.uri} ${key.uri}`;
      const mismatch = use === 'signer' && !reported.has(files) ? mismatchOf(certificate, key) : undefined;
      if (!mismatch) continue;
      reported.add(files);
      yield {
        message: 'signer',
        data: { key: key.label, certificate: certificate.label },
        at: key.at,
        evidence: pair.evidence,
        related: mismatchPlaces(pair, mismatch),
        command: restoreKey(node, mismatch.leaf.certificate, hostPathOfUri(node, key.uri)),
      };
    }
    for (const { certificate, key, isAuthority } of keyNeighbors(node)) {
      const mismatch = isAuthority ? mismatchOf(certificate, key) : undefined;
      if (!mismatch) continue;
      const { leaf } = mismatch;
      yield {
        message: 'neighbors',
        data: { key: key.label, certificate: certificate.label },
        at: key.at,
        related: [{ uri: leaf.origin.uri, span: leaf.origin.span, message: phrase('The CA certificate') }],
        command: restoreKey(node, leaf.certificate, hostPathOfUri(node, key.uri)),
        // Only their names say that they belong together.
        severity: hostPathOfUri(node, key.uri) === undefined ? 'warning' : undefined,
      };
    }
  },
});
