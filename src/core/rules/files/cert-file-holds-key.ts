import { consumersOf, placesOf } from '../../uses/views/consumers.ts';
import { placeOf } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { FILES } from '../pages/files.ts';

/** By its name the file is public, and so will be its mode. */
export const certFileHoldsKey = defineRule(FILES['cert-file-holds-key'], {
  *check(node) {
    const consumers = consumersOf(node);
    for (const { file, archived, path } of node.files) {
      if (archived || !/\.(crt|cer|cert)$/i.test(path) || file.documents.length > 0) continue;
      const key = file.artifacts.find(({ kind }) => kind === 'privateKey');
      const readers = consumers.ofFile(file.uri);
      // A file that is also named for its key holds both on purpose; a CA file has a separate rule.
      const isReported = readers.some(
        ({ role }) => role === 'privateKey' || role === 'signerKey' || role === 'trustBundle',
      );
      if (!key || isReported || !file.artifacts.some(({ kind }) => kind === 'certificate')) continue;
      yield { message: 'exposed', at: placeOf(key), related: placesOf(readers) };
    }
  },
});
