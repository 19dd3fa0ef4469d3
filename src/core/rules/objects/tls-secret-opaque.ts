import { secretEntry } from '../../kubernetes/objects/secret.ts';
import { defineRule } from '../engine/rule.ts';
import { objectsOf } from '../subjects/objectDocuments.ts';
import { secretName } from '../subjects/tlsSecrets.ts';
import { TLS_SECRET_PAGE } from './objectReferences.ts';

/** A pair in a Secret of the general type: whoever wants a TLS Secret passes over it. */
export const tlsSecretOpaque = defineRule({
  id: 'objects/tls-secret-opaque',
  severity: 'hint',
  basis: 'advice',
  title: 'A Secret with tls.crt and tls.key is Opaque',
  messages: {
    opaque:
      'Secret “{secret}” holds tls.crt and tls.key but is Opaque: type kubernetes.io/tls lets the API server check the keys.',
  },
  docs: {
    why: 'The type tells people and programs what is inside, and the API server then insists on both keys. Many Ingress controllers and Gateways take Secrets of that type only.',
    fix: 'Set `type: kubernetes.io/tls`. The type of a Secret cannot be changed: delete the object and create it anew.',
    references: [TLS_SECRET_PAGE],
  },
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
