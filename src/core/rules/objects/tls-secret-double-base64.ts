import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { defineRule } from '../engine/rule.ts';
import { decodeField } from './fieldFixes.ts';
import { fieldMistakes, mistakeIssue, renamePlace } from './fieldMistake.ts';
import { SECRET_API, TLS_SECRET_PAGE } from './objectReferences.ts';

/** Base64 of base64: whoever mounts the Secret finds base64 where PEM belongs. */
export const tlsSecretDoubleBase64 = defineRule({
  id: 'objects/tls-secret-double-base64',
  severity: 'error',
  basis: 'observed',
  title: 'A key of a TLS Secret is encoded twice',
  messages: {
    data: '{keys} of Secret “{secret}” is base64 of base64; its readers find no PEM in it: `{error}`.',
    stringData:
      '`stringData` takes the text itself, but {keys} of Secret “{secret}” is base64 already and will be encoded twice: `{error}`.',
  },
  docs: {
    why: 'The API server decodes `data` once, and encodes `stringData` once. It does not look at what comes out, so the mistake shows only where the certificate is used: the file in the pod holds base64 instead of PEM.',
    fix: 'Under `data` decode the value once; base64 that stands under `stringData` belongs under `data`.',
    references: [SECRET_API, TLS_SECRET_PAGE],
  },
  *check(node) {
    for (const mistake of fieldMistakes(node, 'doubleEncoded')) {
      const [{ place, key }] = mistake.entries;
      const { data, ...places } = mistakeIssue(mistake);
      const file = fileOfUri(node, mistake.secret.uri)?.file;
      const decode = mistake.entries.flatMap((entry) => (file ? decodeField(file, entry.field, entry.key) : []));
      yield {
        message: place,
        data: { ...data, error: nothingFound(key) },
        ...places,
        fixes: place === 'data' ? decode : renamePlace(mistake),
      };
    }
  },
});

/** crypto/tls of the half that comes first. */
function nothingFound(key: string): Text {
  return phrase('tls: failed to find any PEM data in {value} input', {
    value: key === 'tls.key' ? 'key' : 'certificate',
  });
}
