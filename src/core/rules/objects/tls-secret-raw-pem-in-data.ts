import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { defineRule } from '../engine/rule.ts';
import { encodeField } from './fieldFixes.ts';
import { fieldMistakes, mistakeIssue, renamePlace } from './fieldMistake.ts';
import { SECRET_API, TLS_SECRET_PAGE } from './objectReferences.ts';

/** PEM text where its base64 belongs: the object is not even decoded (encoding/json, []byte). */
export const tlsSecretRawPemInData = defineRule({
  id: 'objects/tls-secret-raw-pem-in-data',
  severity: 'error',
  basis: 'must',
  title: 'PEM text stands under data of a Secret',
  messages: {
    raw: '{keys} of Secret “{secret}” holds PEM text; `data` wants its base64: `illegal base64 data at input byte 0`. PEM text belongs under `stringData`.',
  },
  docs: {
    why: 'Values under `data` are base64. The dashes of a BEGIN line are outside of the alphabet, so the API server refuses the object.',
    fix: 'Rename `data` to `stringData`, which takes the text as it is, or encode it: `base64 -w0 < tls.crt`.',
    references: [SECRET_API, TLS_SECRET_PAGE],
  },
  *check(node) {
    for (const mistake of fieldMistakes(node, 'rawPem')) {
      const file = fileOfUri(node, mistake.secret.uri)?.file;
      const rename = renamePlace(mistake);
      const encode = mistake.entries.flatMap(({ field, key }) => (file ? encodeField(file, field, key) : []));
      yield { message: 'raw', ...mistakeIssue(mistake), fixes: rename.length > 0 ? rename : encode };
    }
  },
});
