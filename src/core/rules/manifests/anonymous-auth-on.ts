import { flagPlace, flagText } from '../../cluster/nodes/flags.ts';
import { switchOr } from '../../cluster/nodes/settings.ts';
import { componentOf } from '../../model/node.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

/** kubeadm's probes and discovery use anonymous requests, so only the CIS profile asks (CIS 1.2.1). */
export const anonymousAuthOn = defineRule(MANIFESTS['anonymous-auth-on'], {
  *check(node) {
    const apiserver = componentOf(node, 'kube-apiserver');
    if (!apiserver || flagText(apiserver, 'authentication-config')) return;
    if (switchOr(apiserver, 'anonymous-auth', true) !== true) return;
    yield { message: 'on', at: flagPlace(apiserver, 'anonymous-auth') };
  },
});
