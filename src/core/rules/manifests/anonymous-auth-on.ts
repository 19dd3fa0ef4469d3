import { flagPlace, flagText } from '../../cluster/nodes/flags.ts';
import { switchOr } from '../../cluster/nodes/settings.ts';
import { componentOf } from '../../model/node.ts';
import { defineRule } from '../engine/rule.ts';
import { flagReference } from '../references/componentReferences.ts';

/** kubeadm's probes and discovery use anonymous requests, so only the CIS profile asks (CIS 1.2.1). */
export const anonymousAuthOn = defineRule({
  id: 'manifests/anonymous-auth-on',
  severity: 'warning',
  basis: 'should',
  profile: 'cis',
  title: 'kube-apiserver lets anonymous requests in',
  messages: { on: 'Requests without credentials are let in as `system:anonymous`.' },
  docs: {
    why: 'RBAC then decides; a careless binding to system:unauthenticated opens the cluster. Probes of kubeadm and `kubeadm join` rely on it.',
    fix: 'Set `--anonymous-auth=false` with adapted probes, or restrict it to health paths in `--authentication-config`.',
    references: [flagReference('kube-apiserver', 'anonymous-auth')],
    cis: ['1.2.1'],
  },
  *check(node) {
    const apiserver = componentOf(node, 'kube-apiserver');
    if (!apiserver || flagText(apiserver, 'authentication-config')) return;
    if (switchOr(apiserver, 'anonymous-auth', true) !== true) return;
    yield { message: 'on', at: flagPlace(apiserver, 'anonymous-auth') };
  },
});
