import { phrase } from '../../model/text/text.ts';
import { defineRule } from '../engine/rule.ts';
import { KEYS } from '../pages/keys.ts';
import { aboutTokensOf } from '../subjects/aboutSettings.ts';

import { isAccepted, serviceAccountKeys, signerHalf, splitPairs } from './serviceAccountKeys.ts';
import { verifyWith } from './verifyWith.ts';

/** The controller manager signs token Secrets with a key that the API server does not know (its options, tried). */
export const saKcmKeyNotAccepted = defineRule(KEYS['sa-kcm-key-not-accepted'], {
  *check(node) {
    const keys = serviceAccountKeys(node);
    const { signing, controllerManager, verification } = keys;
    if (!controllerManager || isAccepted(controllerManager, keys) !== false) return;
    // The same key in the API server's own flag is the same fault and is reported there.
    if (signerHalf(signing)?.id === signerHalf(controllerManager)?.id) return;
    if (splitPairs(node).some(({ privateFile }) => privateFile.file.uri === controllerManager.uri)) return;
    yield {
      message: 'refused',
      at: controllerManager.at,
      about: aboutTokensOf(node, controllerManager.at),
      fixes: verifyWith(node, controllerManager),
      related: verification.map((credentials) => ({
        ...credentials.at,
        message: phrase('Used to verify tokens'),
      })),
    };
  },
});
