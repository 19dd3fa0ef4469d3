import { phrase } from '../../model/text/text.ts';
import { defineRule } from '../engine/rule.ts';
import { SERVICE_ACCOUNT_PAGE } from '../references/references.ts';
import { isAccepted, serviceAccountKeys, signerHalf, splitPairs } from './serviceAccountKeys.ts';

/** The controller manager signs token Secrets with a key that the API server does not know (its options, tried). */
export const saKcmKeyNotAccepted = defineRule({
  id: 'keys/sa-kcm-key-not-accepted',
  severity: 'error',
  basis: 'observed',
  title: 'Token Secrets are signed by an unknown key',
  messages: {
    refused: 'Token Secrets made by the controller manager are signed by an unknown key; the API server refuses them.',
  },
  docs: {
    why: 'kube-controller-manager signs the tokens in Secrets of type service-account-token with `--service-account-private-key-file`. kube-apiserver accepts only tokens that verify with a key of its `--service-account-key-file`.',
    fix: 'Give both components the same key: `--service-account-private-key-file=/etc/kubernetes/pki/sa.key`.',
    references: [SERVICE_ACCOUNT_PAGE],
  },
  *check(node) {
    const keys = serviceAccountKeys(node);
    const { signing, controllerManager, verification } = keys;
    if (!controllerManager || isAccepted(controllerManager, keys) !== false) return;
    // The same key behind the API server's own flag is the same fault, and told there.
    if (signerHalf(signing)?.id === signerHalf(controllerManager)?.id) return;
    if (splitPairs(node).some(({ privateFile }) => privateFile.file.uri === controllerManager.uri)) return;
    yield {
      message: 'refused',
      at: controllerManager.at,
      related: verification.map((credentials) => ({
        ...credentials.at,
        message: phrase('What tokens are verified with'),
      })),
    };
  },
});
