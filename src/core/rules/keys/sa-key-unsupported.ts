import type { Artifact } from '../../model/artifacts/artifact.ts';
import { defineRule } from '../engine/rule.ts';
import { CLIENT_GO_KEYUTIL, SERVICE_ACCOUNT_PAGE } from '../references/references.ts';
import { type Consumer, consumersOf, placesOf } from '../subjects/consumers.ts';
import { isPkcs1Public, isUnsupported } from './serviceAccountKeys.ts';

/** A service-account key that is neither RSA nor ECDSA, or a public one in PKCS#1 form (client-go's keyutil, tried). */
export const saKeyUnsupported = defineRule({
  id: 'keys/sa-key-unsupported',
  severity: 'error',
  basis: 'observed',
  title: 'Kubernetes cannot use this service-account key',
  messages: {
    algorithm: 'Service-account keys must be RSA or ECDSA; this one is {algorithm}.',
    form: 'A service-account public key must be in `PUBLIC KEY` (SPKI) form; `RSA PUBLIC KEY` is not read.',
  },
  docs: {
    why: 'Tokens are signed as RS256 or ES256/384/512, and the key files are read by client-go, which knows `PUBLIC KEY`, certificates and private keys, but neither the PKCS#1 form of public keys nor Ed25519 and DSA.',
    fix: 'Convert it with `openssl rsa -RSAPublicKey_in -in sa.pub -pubout`, or make a new pair of RSA or ECDSA.',
    references: [CLIENT_GO_KEYUTIL, SERVICE_ACCOUNT_PAGE],
  },
  *check(node) {
    const byArtifact = new Map<Artifact, Consumer[]>();
    for (const consumer of consumersOf(node).all) {
      if (consumer.role !== 'verificationKeys' && consumer.role !== 'signingKey') continue;
      for (const artifact of consumer.credentials.artifacts.filter(isUnsupported)) {
        byArtifact.set(artifact, [...(byArtifact.get(artifact) ?? []), consumer]);
      }
    }
    for (const [artifact, readers] of byArtifact) {
      const algorithm = 'key' in artifact ? (artifact.key.algorithm ?? '') : '';
      yield {
        message: isPkcs1Public(artifact) ? 'form' : 'algorithm',
        data: { algorithm },
        at: { uri: artifact.origin.uri, span: artifact.origin.span },
        related: placesOf(readers),
      };
    }
  },
});
