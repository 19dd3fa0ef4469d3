import type { PrivateKeyArtifact } from '../../model/artifacts/artifact.ts';
import { privateKeyOf } from '../../model/credentialSource.ts';
import { placeOf } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { GO_KEY_PAIR } from '../references/references.ts';
import { type Consumer, consumersOf, placesOf } from '../subjects/consumers.ts';
import { pemInputOf } from './pemInput.ts';

/** OpenSSH's own format is none of those that TLS reads (crypto/tls). */
export const pemOpensshKey = defineRule({
  id: 'files/pem-openssh-key',
  severity: 'error',
  basis: 'observed',
  title: 'A private key is in OpenSSH’s format',
  messages: {
    openssh: 'OpenSSH’s format: {label} reads PKCS#1, SEC1 and PKCS#8 only: `tls: failed to parse private key`.',
  },
  docs: {
    why: '`ssh-keygen` writes a format of its own, with the label OPENSSH PRIVATE KEY.',
    fix: 'Write the key anew in place: `ssh-keygen -p -m PEM -f key`.',
    references: [GO_KEY_PAIR],
  },
  *check(node) {
    const byKey = new Map<PrivateKeyArtifact, Consumer[]>();
    for (const consumer of consumersOf(node).all) {
      const key = pemInputOf(consumer) === 'key' ? privateKeyOf(consumer.credentials) : undefined;
      // A pass phrase is told by itself.
      if (key?.key.format !== 'OpenSSH' || key.key.encrypted) continue;
      byKey.set(key, [...(byKey.get(key) ?? []), consumer]);
    }
    for (const [key, readers] of byKey) {
      const label = readers[0]?.credentials.label ?? '';
      yield { message: 'openssh', data: { label }, at: placeOf(key), related: placesOf(readers) };
    }
  },
});
