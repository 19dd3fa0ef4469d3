import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { decodeField } from './fieldFixes.ts';
import { fieldMistakes, mistakeIssue, renamePlace } from './fieldMistake.ts';

/** Base64 of base64: a pod that mounts the Secret finds base64 instead of PEM. */
export const tlsSecretDoubleBase64 = defineRule(OBJECTS['tls-secret-double-base64'], {
  *check(node) {
    for (const mistake of fieldMistakes(node, 'doubleEncoded')) {
      const [{ place, key }] = mistake.entries;
      const { data, ...places } = mistakeIssue(mistake);
      const file = fileOfUri(node, mistake.secret.uri)?.file;
      const decoded = mistake.entries.flatMap((entry) => (file ? decodeField(file, entry.field, entry.key) : []));
      yield {
        message: place,
        data: { ...data, error: nothingFound(key) },
        ...places,
        // With one of several decoded, the Secret is as unusable as before.
        fixes: place !== 'data' ? renamePlace(mistake) : mistake.entries.length === 1 ? decoded : [],
      };
    }
  },
});

/** The error of crypto/tls for the first half. */
function nothingFound(key: string): Text {
  return phrase('tls: failed to find any PEM data in {value} input', {
    value: key === 'tls.key' ? 'key' : 'certificate',
  });
}
