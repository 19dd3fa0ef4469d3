import type { Difference } from './difference.ts';

/** A class of disagreements that is understood and still open. */
export interface KnownDisagreement {
  readonly id: string;
  readonly part: RegExp;
  readonly go: RegExp;
  readonly ours: RegExp;
  /** The meaning for a reader; a sentence of docs/agreement.md. */
  readonly reason: string;
}

/** Every disagreement that a run may show. One that no recorded run shows any more has to go: a test requires it. */
export const KNOWN_DISAGREEMENTS: readonly KnownDisagreement[] = [
  {
    id: 'p224',
    part: /^verifying$/,
    go: /^/,
    ours: /^unchecked: This host cannot verify ECDSA-SHA256 with this issuer's key\.$/,
    reason:
      'Go verifies signatures by P-224 keys, the Web Cryptography API does not. The connection is reported as unknown, with this reason.',
  },
  {
    id: 'key-not-told',
    part: /^(pair|token keys|handshake)$/,
    go: /^/,
    ours: /^unknown($|: Not in the workspace: the public key of )/,
    reason:
      'The public half of a P-224 key is not computed, and no key is looked for in a damaged block or behind the label of something else. The file is reported as unknown.',
  },
  {
    id: 'text-behind-blocks',
    part: /^client-go$/,
    go: /unable to parse bytes as PEM block$/,
    ours: /no valid certificate authority data seen$/,
    reason:
      'If a CA file has blocks, but no certificate, client-go has another text where something follows the last block. The verdict is the same.',
  },
  {
    id: 'empty-key',
    part: /^etcd$/,
    go: /^x509: malformed certificate$/,
    ours: /^(|x509: .*)$/,
    reason:
      'etcd reads every block of a CA file as a certificate. A private key without content was taken out before the files were shared, so what stood there is unknown.',
  },
  {
    id: 'empty-key-of-pair',
    part: /^pair$/,
    go: /^tls: failed to (parse private key$|find "CERTIFICATE" PEM block in certificate input after skipping .*PRIVATE KEY|find certificate PEM data in certificate input, but did find a private key)/,
    ours: /^(|tls: (private key type does not match public key type|found unknown private key type in PKCS#8 wrapping|failed to find (any PEM data|"CERTIFICATE" PEM block|PEM block with type ending in "PRIVATE KEY") in (certificate|key) input.*))$/,
    reason:
      'A private key without content is passed over, for the same reason. Go has another text, and it rejects a pair with another key behind that one, which we accept.',
  },
  {
    id: 'empty-key-of-damaged-certificate',
    part: /^pair$/,
    go: /^x509: /,
    ours: /^tls: failed to find any PEM data in key input$/,
    reason:
      'Where there is no other key, a pair is reported as one without a key. Go finds the key without content and reports what is wrong with the certificate first. The verdict is the same.',
  },
  {
    id: 'damaged-key',
    part: /^(pair|token keys)$/,
    go: /^(|tls: (private key|found unknown private key|unknown public key).*)$/,
    ours: /^(tls: failed to parse private key|data does not contain any valid RSA or ECDSA public keys)$/,
    reason:
      'A damaged private key of which Go reads more than we do is reported as one that Go cannot parse. No program writes such keys.',
  },
  {
    id: 'key-encoding',
    part: /^pair$/,
    go: /^$/,
    ours: /^tls: private key does not match public key$/,
    reason:
      'The key of a damaged certificate is encoded as no program encodes it. Go compares its numbers, we compare its bytes.',
  },
  {
    id: 'other-half',
    part: /^handshake$/,
    go: /^(client|server) configuration: tls: private key (type )?does not match public key( type)?$/,
    ours: /^(client|server): tls: /,
    reason:
      'If it is unknown whether an end can load its pair, what the other end does wrong is reported all the same. The end with the unknown pair may fail before, with another error. The verdict is the same.',
  },
  {
    id: 'short-rsa-tls12',
    part: /^handshake$/,
    go: /(crypto\/rsa: \d+-bit keys are insecure|server: tls: failed to verify certificate: )/,
    ours: /(crypto\/rsa: \d+-bit keys are insecure|certificate RSA key size too small)/,
    reason:
      'If the server allows TLS 1.2 at most, an end with an RSA key below 1024 bits fails at another step and with another text. The verdict is the same.',
  },
];

/** The class of a disagreement; undefined for a new one. */
export function knownDisagreement({ part, go, ours }: Difference): KnownDisagreement | undefined {
  return KNOWN_DISAGREEMENTS.find((known) => known.part.test(part) && known.go.test(go) && known.ours.test(ours));
}
