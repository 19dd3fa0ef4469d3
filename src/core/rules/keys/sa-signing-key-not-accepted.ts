import { phrase } from '../../model/text/text.ts';
import { defineRule } from '../engine/rule.ts';
import { KEYS } from '../pages/keys.ts';
import { aboutTokensOf } from '../subjects/aboutSettings.ts';

import { isAccepted, serviceAccountKeys, splitPairs } from './serviceAccountKeys.ts';
import { verifyWith } from './verifyWith.ts';

/** The API server signs tokens with a key that it does not verify them with (its options, tried). */
export const saSigningKeyNotAccepted = defineRule(KEYS['sa-signing-key-not-accepted'], {
  *check(node) {
    const keys = serviceAccountKeys(node);
    const { signing, verification } = keys;
    if (!signing || isAccepted(signing, keys) !== false) return;
    if (splitPairs(node).some(({ privateFile }) => privateFile.file.uri === signing.uri)) return;
    yield {
      message: 'refused',
      at: signing.at,
      about: aboutTokensOf(node, signing.at),
      fixes: verifyWith(node, signing),
      related: verification.map((credentials) => ({
        ...credentials.at,
        message: phrase('Used to verify tokens'),
      })),
    };
  },
});
