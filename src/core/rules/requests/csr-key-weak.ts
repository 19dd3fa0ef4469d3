import type { PublicKey } from '../../model/artifacts/certificate.ts';
import { keyText } from '../../model/labels/certificates.ts';
import { defineRule, type Issue } from '../engine/rule.ts';
import { GO_X509 } from '../references/references.ts';
import { CSR_PAGE } from './requestReferences.ts';
import { issuedCertificate, placeIn, signingRequests } from './signingRequests.ts';

/** Below this crypto/rsa refuses since Go 1.24. */
const REFUSED_BITS = 1024;
/** NIST SP 800-131A: less is not allowed for signatures. */
const WEAK_BITS = 2048;
/** Kinds of key that no version of Go's crypto/x509 verifies a request with. */
const UNREADABLE: readonly string[] = ['Ed448', 'X25519', 'X448', 'RSA-PSS'];

/** A request for a key that is weak, or that the API server cannot read (Go's crypto/x509 and crypto/rsa). */
export const csrKeyWeak = defineRule({
  id: 'requests/csr-key-weak',
  severity: 'error',
  basis: 'observed',
  title: 'A request is for a weak or unreadable key',
  messages: {
    weak: '{key}: weak; less than 2048 bits can be broken. Make a new key.',
    refused: '{key}: Go 1.24 and later refuse keys below 1024 bits, and the API with them. Make a new key.',
    unreadable:
      '{key}: the API says `x509: cannot verify signature: algorithm unimplemented`. Make an RSA or ECDSA key.',
  },
  docs: {
    why: 'The certificate will be as strong as the key of the request. RSA below 2048 bits is within reach of a large attacker; below 1024 bits components built with Go 1.24 or later refuse it. Ed448 and keys for key agreement are not known to Go at all.',
    fix: 'Make a new key, `openssl genrsa -out x.key 2048` or `openssl ecparam -name prime256v1 -genkey -noout -out x.key`, and the request anew.',
    references: [
      GO_X509,
      {
        source: 'Go',
        section: 'crypto/rsa, minimum key size',
        url: 'https://pkg.go.dev/crypto/rsa#hdr-Minimum_key_size',
      },
      CSR_PAGE,
    ],
  },
  *check(node) {
    for (const view of signingRequests(node)) {
      const { request, block, document } = view;
      // What Go does not even parse is told of the block, and the key of an issued certificate of the certificate.
      if (!request || block?.origin.goError !== undefined) continue;
      if (issuedCertificate(view)?.certificate.publicKey.id === request.publicKey.id) continue;
      const verdict = judge(request.publicKey);
      if (!verdict) continue;
      yield { ...verdict, data: { key: keyText(request.publicKey) }, at: placeIn(view, document.request) };
    }
  },
});

type Message = 'weak' | 'refused' | 'unreadable';

function judge({ algorithm, bits = WEAK_BITS }: PublicKey): Omit<Issue<Message>, 'at'> | undefined {
  if (UNREADABLE.includes(algorithm)) return { message: 'unreadable' };
  if (algorithm !== 'RSA' || bits >= WEAK_BITS) return undefined;
  return bits < REFUSED_BITS ? { message: 'refused' } : { message: 'weak', severity: 'warning' };
}
