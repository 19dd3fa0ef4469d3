import { booleanOf } from '../../kubernetes/flagValue.ts';
import { flagPlace, flagText, flagView } from '../../nodes/flags.ts';
import { componentOf } from '../../nodes/node.ts';
import { KUBELET_CONFIGURATION } from '../componentReferences.ts';
import { relatedPlace } from '../places.ts';
import { defineRule } from '../rule.ts';

/** With a configuration file anonymous callers are let in only where it says so (KubeletConfiguration; CIS 4.2.1). */
export const kubeletAnonymousOn = defineRule({
  id: 'kubelet/kubelet-anonymous-on',
  severity: 'error',
  basis: 'observed',
  title: 'The kubelet lets anonymous callers in',
  messages: {
    authorized:
      'Anyone who reaches :10250 is `system:anonymous`; only authorization stands between them and this node.',
    open: 'Anyone who reaches :10250 is `system:anonymous` and may run commands in every pod, because authorization is AlwaysAllow.',
  },
  docs: {
    why: 'The API of the kubelet runs commands in containers and reads their logs. A caller without credentials should be refused before anything else is asked.',
    fix: 'Set `authentication.anonymous.enabled: false`, or remove the field, and restart the kubelet.',
    references: [KUBELET_CONFIGURATION],
    cis: ['4.2.1'],
  },
  *check(node) {
    const kubelet = componentOf(node, 'kubelet');
    if (!kubelet?.document || booleanOf(flagView(kubelet, 'anonymous-auth')?.flag) !== true) return;
    const isOpen = flagText(kubelet, 'authorization-mode') === 'AlwaysAllow';
    const at = flagPlace(kubelet, 'anonymous-auth');
    yield {
      message: isOpen ? 'open' : 'authorized',
      severity: isOpen ? undefined : 'warning',
      at,
      related: isOpen ? [relatedPlace(flagPlace(kubelet, 'authorization-mode'), 'Everything is allowed here')] : [],
      fixes: [{ title: 'Set it to false', edits: [{ ...at, text: 'false' }] }],
    };
  },
});
