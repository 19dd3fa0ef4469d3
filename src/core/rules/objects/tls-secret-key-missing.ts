import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import { TLS_SECRET } from '../../kubernetes/objects/secret.ts';
import { TEMPLATE_BRACES, textMatches } from '../../model/decodedFile.ts';
import { joined, phrase } from '../../model/text/text.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { secretName } from '../subjects/tlsSecrets.ts';

/** A Secret of type kubernetes.io/tls without both of its keys: refused when it is written (core/v1 validation). */
export const tlsSecretKeyMissing = defineRule(OBJECTS['tls-secret-key-missing'], {
  *check(node) {
    for (const { document: secret, nodeFile } of objectsOf(node, 'secret')) {
      const { type, entries, uri, live } = secret;
      // An object of the API server had both: the export has left them out.
      if (type?.value !== TLS_SECRET || live) continue;
      const missing = ['tls.crt', 'tls.key'].filter((key) => !entries.some((entry) => entry.key === key));
      // Helm and Jinja may write the keys in a loop or from a file.
      if (missing.length === 0 || textMatches(nodeFile.file, TEMPLATE_BRACES)) continue;
      yield {
        message: 'missing',
        data: {
          secret: secretName(secret),
          keys: missing.join(' and no '),
          error: joined(
            missing.map((key) => phrase('data[{key}]: Required value', { key })),
            ', ',
          ),
        },
        at: { uri, span: type.span },
      };
    }
  },
});
