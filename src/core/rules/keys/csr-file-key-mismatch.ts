import { phrase } from '../../model/text/text.ts';
import { certificateUses } from '../../uses/views/certificateUses.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KEYS } from '../pages/keys.ts';

import { isKeyBeside } from './keyNeighbors.ts';

/** x.csr next to x.key, as `kubeadm certs generate-csr` writes them. */
export const csrFileKeyMismatch = defineRule(KEYS['csr-file-key-mismatch'], {
  *check(node) {
    const files = new Map(node.files.filter(({ archived }) => !archived).map((one) => [one.path, one.file]));
    for (const [path, file] of files) {
      const keyPath = path.endsWith('.csr') ? path.replace(/csr$/, 'key') : '';
      const request = file.artifacts.find((artifact) => artifact.kind === 'certificateRequest');
      const key = files.get(keyPath)?.artifacts.find((artifact) => artifact.kind === 'privateKey');
      const half = key?.key.publicKey;
      if (!request || !key || !half || isKeyBeside(node, path, request.request.publicKey.id)) continue;
      // The key has a certificate with another subject, so it is not what the request is for.
      const issued = certificateUses(node).find(({ certificate }) => certificate.publicKey.id === half.id)?.certificate;
      if (issued && issued.subject.key !== request.request.subject.key) continue;
      const name = (one: string) => one.replace(/^.*\//, '');
      yield {
        message: 'mismatch',
        data: { csr: name(path), key: name(keyPath) },
        at: placeOf(request),
        related: [relatedPlace(placeOf(key), phrase('The key'))],
      };
    }
  },
});
