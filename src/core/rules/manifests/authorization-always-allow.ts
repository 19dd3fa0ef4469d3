import { flagPlace, flagText, flagView } from '../../cluster/nodes/flags.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { listOf } from '../../kubernetes/values/flagValue.ts';
import { componentOf } from '../../model/node.ts';
import { replaceValue } from '../edits/flagEdits.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

import { isAbsent, isMeant } from './flagMistakes.ts';

/** AlwaysAllow is also the default (CIS 1.2.6). */
export const authorizationAlwaysAllow = defineRule(MANIFESTS['authorization-always-allow'], {
  *check(node) {
    const apiserver = componentOf(node, 'kube-apiserver');
    if (!apiserver?.document || isMeant(apiserver, 'authorization-config')) return;
    const value = flagText(apiserver, 'authorization-mode') ?? '';
    const modes = listOf(value);
    const isUnset = ['authorization-mode', 'authorization-config'].every((flag) => isAbsent(apiserver, flag));
    if (isTemplated(value) || (!isUnset && !modes.includes('AlwaysAllow'))) return;
    const view = flagView(apiserver, 'authorization-mode');
    const at = flagPlace(apiserver, 'authorization-mode');
    yield {
      message: isUnset ? 'unset' : 'listed',
      at,
      fixes: view?.flag.value === 'AlwaysAllow' ? replaceValue(node, view.flag, at, 'Node,RBAC') : [],
    };
  },
});
