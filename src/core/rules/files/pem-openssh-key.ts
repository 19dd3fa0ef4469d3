import type { PrivateKeyArtifact } from '../../model/artifacts/artifact.ts';
import { append } from '../../model/collections/lookup.ts';
import { privateKeyOf } from '../../model/credentialSource.ts';
import { type Consumer, consumersOf, placesOf } from '../../uses/views/consumers.ts';
import { placeOf } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { FILES } from '../pages/files.ts';
import { pemInputOf } from './pemInput.ts';

/** TLS does not read OpenSSH's own format (crypto/tls). */
export const pemOpensshKey = defineRule(FILES['pem-openssh-key'], {
  *check(node) {
    const byKey = new Map<PrivateKeyArtifact, Consumer[]>();
    for (const consumer of consumersOf(node).all) {
      const key = pemInputOf(consumer) === 'key' ? privateKeyOf(consumer.credentials) : undefined;
      // A passphrase has a separate finding.
      if (key?.key.format !== 'OpenSSH' || key.key.encrypted) continue;
      append(byKey, key, consumer);
    }
    for (const [key, readers] of byKey) {
      const label = readers[0]?.credentials.label ?? '';
      yield { message: 'openssh', data: { label }, at: placeOf(key), related: placesOf(readers) };
    }
  },
});
