import { phrase } from '../../model/text/text.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KEYS } from '../pages/keys.ts';

import { isKeyBeside } from './keyNeighbours.ts';

/** x.csr beside x.key, as `kubeadm certs generate-csr` writes them. */
export const csrFileKeyMismatch = defineRule(KEYS['csr-file-key-mismatch'], {
  *check(node) {
    const files = new Map(node.files.filter(({ archived }) => !archived).map((one) => [one.path, one.file]));
    for (const [path, file] of files) {
      const keyPath = path.endsWith('.csr') ? path.replace(/csr$/, 'key') : '';
      const request = file.artifacts.find((artifact) => artifact.kind === 'certificateRequest');
      const key = files.get(keyPath)?.artifacts.find((artifact) => artifact.kind === 'privateKey');
      const half = key?.key.publicKey;
      if (!request || !key || !half || isKeyBeside(node, path, request.request.publicKey.id)) continue;
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
