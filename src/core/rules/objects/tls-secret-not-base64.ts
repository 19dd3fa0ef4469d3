import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { fieldMistakes, mistakeIssue } from './fieldMistake.ts';

/** Text that is no base64 under `data`: the object is not even decoded (encoding/json, []byte). */
export const tlsSecretNotBase64 = defineRule(OBJECTS['tls-secret-not-base64'], {
  *check(node) {
    for (const mistake of fieldMistakes(node, 'badBase64')) {
      const [{ field }] = mistake.entries;
      const { data, at, related } = mistakeIssue(mistake);
      yield {
        message: 'bad',
        data: { ...data, byte: field.badOffset ?? 0 },
        at: { ...at, span: field.badAt ?? at.span },
        related,
      };
    }
  },
});
