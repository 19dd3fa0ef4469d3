import { defineRule } from '../engine/rule.ts';
import { fieldMistakes, mistakeIssue } from './fieldMistake.ts';
import { SECRET_API, TLS_SECRET_PAGE } from './objectReferences.ts';

/** Text that is no base64 under `data`: the object is not even decoded (encoding/json, []byte). */
export const tlsSecretNotBase64 = defineRule({
  id: 'objects/tls-secret-not-base64',
  severity: 'error',
  basis: 'must',
  title: 'A key of a TLS Secret is no base64',
  messages: {
    bad: 'Values under `data` must be base64, which fails in Secret “{secret}” for {keys}: `illegal base64 data at input byte {byte}`.',
  },
  docs: {
    why: 'Every value under `data` is decoded from base64 before anything else is looked at. One character outside of the alphabet, or a length that is no multiple of four, and the API server refuses the whole object.',
    fix: 'Encode the file again: `base64 -w0 < tls.crt`. PEM text itself belongs under `stringData`.',
    references: [SECRET_API, TLS_SECRET_PAGE],
  },
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
