import type { PrivateKeyArtifact } from '../../model/artifacts/artifact.ts';
import { append } from '../../model/collections/lookup.ts';
import { privateKeyOf } from '../../model/credentialSource.ts';
import { type Consumer, consumersOf, placesOf } from '../../uses/views/consumers.ts';
import { defineRule } from '../engine/rule.ts';
import { FILES } from '../pages/files.ts';
import { reissue } from '../sequences/reissue.ts';
import { pemInputOf } from './pemInput.ts';

/** An encrypted private key behind a flag or a kubeconfig: no component can prompt for the passphrase (verified). */
export const pemEncryptedKey = defineRule(FILES['pem-encrypted-key'], {
  *check(node) {
    const byKey = new Map<PrivateKeyArtifact, Consumer[]>();
    for (const consumer of consumersOf(node).all) {
      const key = pemInputOf(consumer) === 'key' ? privateKeyOf(consumer.credentials) : undefined;
      if (key?.key.encrypted) append(byKey, key, consumer);
    }
    for (const [key, readers] of byKey) {
      yield {
        message: 'encrypted',
        data: { label: readers[0]?.credentials.label ?? '' },
        at: { uri: key.origin.uri, span: key.origin.span },
        related: placesOf(readers),
        command: reissue(node, key.origin.uri),
      };
    }
  },
});
