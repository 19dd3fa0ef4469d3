import type { PublicKey } from '../../model/artifacts/certificate.ts';
import type { Severity } from '../../model/finding.ts';
import { keyText } from '../../model/labels/certificates.ts';
import { defineRule } from '../engine/rule.ts';
import { REQUESTS } from '../pages/requests.ts';

import { issuedCertificate, placeIn, signingRequests } from './signingRequests.ts';

/** Since Go 1.24, crypto/rsa refuses smaller keys. */
const REFUSED_BITS = 1024;
/** NIST SP 800-131A: less is not allowed for signatures. */
const WEAK_BITS = 2048;
/** Kinds of key that no version of Go's crypto/x509 verifies a request with. */
const UNREADABLE: readonly string[] = ['Ed448', 'X25519', 'X448', 'RSA-PSS'];

/** A request for a key that is weak, or that the API server cannot read (Go's crypto/x509 and crypto/rsa). */
export const csrKeyWeak = defineRule(REQUESTS['csr-key-weak'], {
  *check(node) {
    for (const view of signingRequests(node)) {
      const { request, block, document } = view;
      // A block that Go cannot parse is reported at the block, and the key of an issued certificate at the certificate.
      if (!request || block?.origin.goError !== undefined) continue;
      if (issuedCertificate(view)?.certificate.publicKey.id === request.publicKey.id) continue;
      const verdict = evaluate(request.publicKey);
      if (!verdict) continue;
      yield { ...verdict, data: { key: keyText(request.publicKey) }, at: placeIn(view, document.request) };
    }
  },
});

interface Verdict {
  readonly message: 'weak' | 'refused' | 'unreadable';
  readonly severity?: Severity;
}

function evaluate({ algorithm, bits = WEAK_BITS }: PublicKey): Verdict | undefined {
  if (UNREADABLE.includes(algorithm)) return { message: 'unreadable' };
  if (algorithm !== 'RSA' || bits >= WEAK_BITS) return undefined;
  return bits < REFUSED_BITS ? { message: 'refused' } : { message: 'weak', severity: 'warning' };
}
