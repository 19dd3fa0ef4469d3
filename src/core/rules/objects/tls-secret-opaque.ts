import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import { secretEntry } from '../../kubernetes/objects/secret.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { secretName } from '../subjects/tlsSecrets.ts';

/** A pair in an Opaque Secret: consumers of TLS Secrets ignore it. */
export const tlsSecretOpaque = defineRule(OBJECTS['tls-secret-opaque'], {
  *check(node) {
    for (const { document: secret } of objectsOf(node, 'secret')) {
      const { type, uri } = secret;
      const certificate = secretEntry(secret, 'tls.crt');
      if ((type?.value ?? 'Opaque') !== 'Opaque' || !certificate || !secretEntry(secret, 'tls.key')) continue;
      yield {
        message: 'opaque',
        data: { secret: secretName(secret) },
        at: { uri, span: type?.span ?? certificate.keySpan },
      };
    }
  },
});
