import { phrase } from '../../model/text/text.ts';
import { defineRule } from '../engine/rule.ts';
import { GO_KEY_PAIR, PKI_PAGE } from '../references/references.ts';
import { crossedPair } from '../subjects/crossedPair.ts';
import { certificatePairs, mismatchOf } from '../subjects/keyPairs.ts';
import { keyNeighbours } from './keyNeighbours.ts';
import { mismatchPlaces } from './mismatchIssue.ts';

/** A certificate and a key that are used together but do not belong together (crypto/tls, tried). */
export const certKeyMismatch = defineRule({
  id: 'keys/cert-key-mismatch',
  severity: 'error',
  basis: 'observed',
  title: 'A private key does not belong to its certificate',
  messages: {
    pair: 'The key of {key} does not belong to the certificate of {certificate}: `{error}`.',
    neighbours: '{key} does not belong to {certificate} beside it: `{error}`.',
  },
  docs: {
    why: 'Go compares the public key of the first certificate with the public half of the key when it loads the pair, and stops the component where they differ. It happens when one half is renewed or restored without the other.',
    fix: 'Restore the other half from the same backup, or remove both and make the pair anew: `kubeadm init phase certs <name>`.',
    references: [GO_KEY_PAIR, PKI_PAGE],
  },
  *check(node) {
    const told = new Set<string>();
    for (const pair of certificatePairs(node)) {
      const { certificate, key, use } = pair;
      const files = `${certificate.uri} ${key.uri}`;
      const mismatch = use === 'identity' && !told.has(files) ? mismatchOf(certificate, key) : undefined;
      // Flags that name files of two pairs are told there, with the path that is right.
      if (!mismatch || crossedPair(node, pair)) continue;
      told.add(files);
      yield {
        message: 'pair',
        data: { key: key.label, certificate: certificate.label, error: mismatch.error },
        at: key.at,
        related: mismatchPlaces(pair, mismatch),
      };
    }
    for (const { certificate, key, isAuthority } of keyNeighbours(node)) {
      const mismatch = isAuthority ? undefined : mismatchOf(certificate, key);
      if (!mismatch) continue;
      const { leaf } = mismatch;
      yield {
        message: 'neighbours',
        data: { key: key.label, certificate: certificate.label, error: mismatch.error },
        at: key.at,
        related: [{ uri: leaf.origin.uri, span: leaf.origin.span, message: phrase('The certificate') }],
        severity: 'warning',
      };
    }
  },
});
