import { effectiveSettings } from '../../cluster/nodes/service.ts';
import { sourceSpan } from '../../kubernetes/units/sourceText.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBELET } from '../pages/kubelet.ts';

const VARIABLE = /(?<!\$)\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/g;

/** Variables that kubeadm's drop-in takes from optional files. */
const OPTIONAL = /EXTRA_ARGS$|^KUBELET_KUBEADM_ARGS$/;

/** A template of Terraform fills in `${name}`, and writes `$${name}` for what is systemd's. */
const TERRAFORM = /\$\$\{|%\{/;

/** systemd replaces an unset variable with nothing (systemd.service(5), "Command lines"). */
export const kubeletDropinUnsetVariable = defineRule(KUBELET['kubelet-dropin-unset-variable'], {
  *check(node) {
    for (const { name: service, unread, unit, dropIns, variables } of node.services ?? []) {
      // An environment file that could not be read may set anything.
      if (service !== 'kubelet.service' || unread.length > 0) continue;
      const start = effectiveSettings([...(unit ? [unit] : []), ...dropIns], 'ExecStart').at(-1);
      // The program of a finished unit is no variable.
      if (!start || TERRAFORM.test(start.file.file.text ?? '') || start.value.text.trimStart().startsWith('$'))
        continue;
      for (const match of start.value.text.matchAll(VARIABLE)) {
        const name = match[1] ?? match[2] ?? '';
        if (variables.has(name) || OPTIONAL.test(name)) continue;
        const span = sourceSpan(start.value, match.index, match.index + match[0].length);
        yield { message: 'unset', data: { name }, at: { uri: start.file.file.uri, span } };
      }
    }
  },
});
