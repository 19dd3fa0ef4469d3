import type { Location } from '../../model/source/span.ts';
import { phrase } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { defineRule } from '../engine/rule.ts';
import { KEYS } from '../pages/keys.ts';
import { reissue } from '../sequences/reissue.ts';

import { certificatePairs, mismatchOf } from '../subjects/keyPairs.ts';

/** Certificate and key in one file of the kubelet that do not belong together (client-go's certificate store). */
export const currentPemKeyMismatch = defineRule(KEYS['current-pem-key-mismatch'], {
  *check(node) {
    const reported = new Set<string>();
    const inOneFile = certificatePairs(node)
      .filter(({ certificate, key }) => certificate.reference && certificate.uri === key.uri)
      .map(({ certificate }): { file: typeof certificate; named?: Location } => {
        return { file: certificate, named: certificate.at };
      });
    const current = node.files
      .filter(({ archived, path }) => !archived && /(^|\/)kubelet-(client|server)-current\.pem$/.test(path))
      .map(({ file: { uri, artifacts }, path }) => {
        return {
          file: { label: untrusted(path), at: { uri, span: { start: 0, end: 0 } }, known: true, artifacts, uri },
        };
      });
    for (const { file, named } of [...inOneFile, ...current.map((one) => ({ ...one, named: undefined }))]) {
      const mismatch = mismatchOf(file, file);
      if (!mismatch) continue;
      const { leaf, key, error } = mismatch;
      // A link and its target are the same pair under two names.
      const content = `${leaf.certificate.sha256} ${key.key.publicKey?.id}`;
      if (reported.has(content)) continue;
      reported.add(content);
      yield {
        message: 'mismatch',
        data: { error },
        at: { uri: key.origin.uri, span: key.origin.span },
        related: [
          { uri: leaf.origin.uri, span: leaf.origin.span, message: phrase('The certificate') },
          ...(named ? [{ ...named, message: phrase('Referenced by {textLabel}', { textLabel: file.label }) }] : []),
        ],
        command: reissue(node, key.origin.uri),
      };
    }
  },
});
