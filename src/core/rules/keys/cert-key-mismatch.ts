import { phrase } from '../../model/text/text.ts';
import { aboutPlaces } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KEYS } from '../pages/keys.ts';
import { reissue } from '../sequences/reissue.ts';

import { crossedPair } from '../subjects/crossedPair.ts';
import { certificatePairs, mismatchOf } from '../subjects/keyPairs.ts';
import { keyNeighbors } from './keyNeighbors.ts';
import { mismatchPlaces } from './mismatchIssue.ts';

/** A certificate and a key that are used together but do not belong together (crypto/tls, tried). */
export const certKeyMismatch = defineRule(KEYS['cert-key-mismatch'], {
  *check(node) {
    const reported = new Set<string>();
    for (const pair of certificatePairs(node)) {
      const { certificate, key, use } = pair;
      const files = `${certificate.uri} ${key.uri}`;
      const mismatch = use === 'identity' && !reported.has(files) ? mismatchOf(certificate, key) : undefined;
      // Flags that mix the files of two pairs have their own rule, which knows the right path.
      if (!mismatch || crossedPair(node, pair)) continue;
      reported.add(files);
      const related = mismatchPlaces(pair, mismatch);
      yield {
        message: 'pair',
        data: { key: key.label, certificate: certificate.label, error: mismatch.error },
        at: key.at,
        about: aboutPlaces(key.at, related),
        evidence: pair.evidence,
        related,
        command: reissue(node, certificate.uri),
      };
    }
    for (const { certificate, key, isAuthority } of keyNeighbors(node)) {
      const mismatch = isAuthority ? undefined : mismatchOf(certificate, key);
      if (!mismatch) continue;
      const { leaf } = mismatch;
      yield {
        message: 'neighbors',
        data: { key: key.label, certificate: certificate.label, error: mismatch.error },
        at: key.at,
        related: [{ uri: leaf.origin.uri, span: leaf.origin.span, message: phrase('The certificate') }],
        severity: 'warning',
      };
    }
  },
});
