import { phrase } from '../../model/text/text.ts';
import { defineRule } from '../engine/rule.ts';
import { SERVICE_ACCOUNT_PAGE } from '../references/references.ts';
import { isAccepted, serviceAccountKeys, splitPairs } from './serviceAccountKeys.ts';

/** The API server signs tokens with a key that it does not verify them with (its options, tried). */
export const saSigningKeyNotAccepted = defineRule({
  id: 'keys/sa-signing-key-not-accepted',
  severity: 'error',
  basis: 'observed',
  title: 'The API server does not accept the tokens it signs',
  messages: {
    refused:
      'New tokens are signed by a key that `--service-account-key-file` does not list; every pod token will be refused.',
  },
  docs: {
    why: 'kube-apiserver signs tokens with `--service-account-signing-key-file` and accepts those that verify with any key of `--service-account-key-file`, which may be given several times. While keys are rotated, the new public key must be listed before anything is signed with the new private one.',
    fix: 'Add the public half to the key file: `openssl pkey -in sa.key -pubout >> sa.pub`.',
    references: [SERVICE_ACCOUNT_PAGE],
  },
  *check(node) {
    const keys = serviceAccountKeys(node);
    const { signing, verification } = keys;
    if (!signing || isAccepted(signing, keys) !== false) return;
    if (splitPairs(node).some(({ privateFile }) => privateFile.file.uri === signing.uri)) return;
    yield {
      message: 'refused',
      at: signing.at,
      related: verification.map((credentials) => ({
        ...credentials.at,
        message: phrase('What tokens are verified with'),
      })),
    };
  },
});
