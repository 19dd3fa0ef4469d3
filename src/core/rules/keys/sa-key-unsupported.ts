import type { Artifact } from '../../model/artifacts/artifact.ts';
import { append } from '../../model/collections/lookup.ts';
import { isPkcs1Public, isUnsupported } from '../../trust/tokens/tokenKeys.ts';
import { type Consumer, consumersOf, placesOf } from '../../uses/views/consumers.ts';
import { defineRule } from '../engine/rule.ts';
import { KEYS } from '../pages/keys.ts';
import { aboutTokensOf } from '../subjects/aboutSettings.ts';

/** A service-account key that is neither RSA nor ECDSA, or a public one in PKCS#1 form (client-go's keyutil, tried). */
export const saKeyUnsupported = defineRule(KEYS['sa-key-unsupported'], {
  *check(node) {
    const byArtifact = new Map<Artifact, Consumer[]>();
    for (const consumer of consumersOf(node).all) {
      if (consumer.role !== 'verificationKeys' && consumer.role !== 'signingKey') continue;
      for (const artifact of consumer.credentials.artifacts.filter(isUnsupported)) {
        append(byArtifact, artifact, consumer);
      }
    }
    for (const [artifact, readers] of byArtifact) {
      const algorithm = 'key' in artifact ? (artifact.key.algorithm ?? '') : '';
      yield {
        message: isPkcs1Public(artifact) ? 'form' : 'algorithm',
        data: { algorithm },
        at: { uri: artifact.origin.uri, span: artifact.origin.span },
        about: aboutTokensOf(node, artifact.origin),
        related: placesOf(readers),
      };
    }
  },
});
