import { authorityName } from '../../formats/x509/subjectNames.ts';
import { placeOf } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { certificateUses } from '../subjects/certificateUses.ts';

/** Above this crypto/tls refuses a peer's certificate, against costly checks. */
const MAX_BITS = 8192;

export const rsaKeyHuge = defineRule({
  id: 'keys/rsa-key-huge',
  severity: 'error',
  basis: 'observed',
  title: 'An RSA key is too long',
  messages: {
    huge: 'The RSA key of “{name}” has {bits} bits: `tls: server sent certificate containing RSA key larger than 8192 bits` (or `client sent`).',
  },
  docs: {
    why: 'Checking a signature of such a key takes so long that Go refuses it.',
    fix: 'Make a key of 2048 to 4096 bits, or ECDSA on P-256.',
    references: [{ source: 'Go', section: 'crypto/tls', url: 'https://pkg.go.dev/crypto/tls' }],
  },
  *check(node) {
    for (const { certificate, artifact, related } of certificateUses(node)) {
      const { algorithm, bits = 0 } = certificate.publicKey;
      if (algorithm !== 'RSA' || bits <= MAX_BITS) continue;
      yield { message: 'huge', data: { name: authorityName(certificate), bits }, at: placeOf(artifact), related };
    }
  },
});
