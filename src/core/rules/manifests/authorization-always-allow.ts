import { listOf } from '../../kubernetes/flagValue.ts';
import { isTemplated } from '../../kubernetes/templated.ts';
import { flagPlace, flagText, flagView } from '../../nodes/flags.ts';
import { componentOf } from '../../nodes/node.ts';
import { flagReference } from '../componentReferences.ts';
import { replaceValue } from '../flagEdits.ts';
import { isAbsent, isMeant } from '../flagMistakes.ts';
import { defineRule } from '../rule.ts';

/** AlwaysAllow is also the default (CIS 1.2.6). */
export const authorizationAlwaysAllow = defineRule({
  id: 'manifests/authorization-always-allow',
  severity: 'error',
  basis: 'observed',
  title: 'kube-apiserver allows everything to everyone',
  messages: {
    listed: '`AlwaysAllow`: everyone who can connect may do everything.',
    unset: 'Without `--authorization-mode` everyone who can connect may do everything (`AlwaysAllow` is the default).',
  },
  docs: {
    why: 'With AlwaysAllow no role is ever looked at, and anonymous requests may do everything as well.',
    fix: 'Set `--authorization-mode=Node,RBAC`.',
    references: [flagReference('kube-apiserver', 'authorization-mode')],
    cis: ['1.2.6'],
  },
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
      fixes: view?.flag.value === 'AlwaysAllow' ? replaceValue(view.flag, at, 'Node,RBAC') : [],
    };
  },
});
