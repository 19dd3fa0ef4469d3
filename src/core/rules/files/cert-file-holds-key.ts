import { placeOf } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { FILES } from '../pages/files.ts';

import { consumersOf, placesOf } from '../subjects/consumers.ts';

/** By name the file is public, and its mode will be. */
export const certFileHoldsKey = defineRule(FILES['cert-file-holds-key'], {
  *check(node) {
    const consumers = consumersOf(node);
    for (const { file, archived, path } of node.files) {
      if (archived || !/\.(crt|cer|cert)$/i.test(path) || file.documents.length > 0) continue;
      const key = file.artifacts.find(({ kind }) => kind === 'privateKey');
      const readers = consumers.ofFile(file.uri);
      // Named for its key as well, it is one file for both; a CA file has a rule of its own.
      const isTold = readers.some(
        ({ role }) => role === 'privateKey' || role === 'signerKey' || role === 'trustBundle',
      );
      if (!key || isTold || !file.artifacts.some(({ kind }) => kind === 'certificate')) continue;
      yield { message: 'exposed', at: placeOf(key), related: placesOf(readers) };
    }
  },
});
