import { flagPlace, knownText } from '../../cluster/nodes/flags.ts';
import { componentOf } from '../../model/node.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

/** kubernetes.io, "Authenticating", static token file; CIS 1.2.2. */
export const tokenAuthFileSet = defineRule(MANIFESTS['token-auth-file-set'], {
  *check(node) {
    const apiserver = componentOf(node, 'kube-apiserver');
    if (!apiserver || !knownText(apiserver, 'token-auth-file')) return;
    yield { message: 'set', at: flagPlace(apiserver, 'token-auth-file') };
  },
});
