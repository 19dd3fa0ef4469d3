import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { encodeField } from './fieldFixes.ts';
import { fieldMistakes, mistakeIssue, renamePlace } from './fieldMistake.ts';

/** PEM text instead of its base64: the object is not even decoded (encoding/json, []byte). */
export const tlsSecretRawPemInData = defineRule(OBJECTS['tls-secret-raw-pem-in-data'], {
  *check(node) {
    for (const mistake of fieldMistakes(node, 'rawPem')) {
      const file = fileOfUri(node, mistake.secret.uri)?.file;
      const rename = renamePlace(mistake);
      const encode = mistake.entries.flatMap(({ field, key }) => (file ? encodeField(file, field, key) : []));
      yield { message: 'raw', ...mistakeIssue(mistake), fixes: rename.length > 0 ? rename : encode };
    }
  },
});
