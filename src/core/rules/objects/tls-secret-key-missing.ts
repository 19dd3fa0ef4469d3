import { TLS_SECRET } from '../../kubernetes/objects/secret.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import { joined, phrase } from '../../model/text/text.ts';
import { defineRule } from '../engine/rule.ts';
import { objectsOf } from '../subjects/objectDocuments.ts';
import { secretName } from '../subjects/tlsSecrets.ts';
import { SECRET_API, TLS_SECRET_PAGE } from './objectReferences.ts';

/** A Secret of type kubernetes.io/tls without both of its keys: refused when it is written (core/v1 validation). */
export const tlsSecretKeyMissing = defineRule({
  id: 'objects/tls-secret-key-missing',
  severity: 'error',
  basis: 'must',
  title: 'A TLS Secret lacks tls.crt or tls.key',
  messages: {
    missing: 'Secret “{secret}” of type kubernetes.io/tls has no {keys}; the API server refuses it: `{error}`.',
  },
  docs: {
    why: 'The API server checks that both keys are there, in `data` or `stringData`. It does not look at what they hold; an empty value will do.',
    fix: 'Add the key that is missing: `kubectl create secret tls <name> --cert=tls.crt --key=tls.key --dry-run=client -o yaml` writes the whole object.',
    references: [TLS_SECRET_PAGE, SECRET_API],
  },
  *check(node) {
    for (const { document: secret, nodeFile } of objectsOf(node, 'secret')) {
      const { type, entries, uri } = secret;
      if (type?.value !== TLS_SECRET) continue;
      const missing = ['tls.crt', 'tls.key'].filter((key) => !entries.some((entry) => entry.key === key));
      if (missing.length === 0 || isTemplate(nodeFile.file)) continue;
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

const templates = new WeakMap<DecodedFile, boolean>();

/** Helm and Jinja may write the keys in a loop or from a file. Looked for once a file, which may hold many Secrets. */
function isTemplate(file: DecodedFile): boolean {
  const known = templates.get(file) ?? /\{\{|\{%/.test(file.text ?? '');
  templates.set(file, known);
  return known;
}
