import type { PrivateKeyArtifact } from '../../model/artifacts/artifact.ts';
import { privateKeyOf } from '../../model/credentialSource.ts';
import { defineRule } from '../engine/rule.ts';
import { GO_KEY_PAIR, rfc7468 } from '../references/references.ts';
import { type Consumer, consumersOf, placesOf } from '../subjects/consumers.ts';
import { pemInputOf } from './pemInput.ts';

/** An encrypted private key behind a flag or a kubeconfig: no component can ask for the pass phrase (tried). */
export const pemEncryptedKey = defineRule({
  id: 'files/pem-encrypted-key',
  severity: 'error',
  basis: 'observed',
  title: 'A private key wants a pass phrase',
  messages: {
    encrypted: 'Kubernetes cannot ask for a pass phrase: {label} will fail with `tls: failed to parse private key`.',
  },
  docs: {
    why: 'Components start without anybody to type a pass phrase, and Go does not read encrypted PEM keys. A CA key that is kept encrypted off the node, and that no flag names, is fine.',
    fix: 'Write the key without encryption and guard it by its mode: `openssl pkey -in key -out key.plain && chmod 600 key.plain`.',
    references: [GO_KEY_PAIR, rfc7468('11')],
  },
  *check(node) {
    const byKey = new Map<PrivateKeyArtifact, Consumer[]>();
    for (const consumer of consumersOf(node).all) {
      const key = pemInputOf(consumer) === 'key' ? privateKeyOf(consumer.credentials) : undefined;
      if (key?.key.encrypted) byKey.set(key, [...(byKey.get(key) ?? []), consumer]);
    }
    for (const [key, readers] of byKey) {
      yield {
        message: 'encrypted',
        data: { label: readers[0]?.credentials.label ?? '' },
        at: { uri: key.origin.uri, span: key.origin.span },
        related: placesOf(readers),
      };
    }
  },
});
