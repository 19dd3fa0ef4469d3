import { placeOf } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { PKI_PAGE } from '../references/references.ts';
import { consumersOf, placesOf } from '../subjects/consumers.ts';

/** By name the file is public, and its mode will be. */
export const certFileHoldsKey = defineRule({
  id: 'files/cert-file-holds-key',
  severity: 'warning',
  basis: 'should',
  title: 'A certificate file also holds a private key',
  messages: { exposed: 'A private key is kept in a certificate file, which by its name anybody may read.' },
  docs: {
    why: 'Certificates are copied about and readable to all; kubeadm keeps keys in files of their own with mode 0600.',
    fix: 'Move the key to its own file with mode 0600.',
    references: [PKI_PAGE],
  },
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
