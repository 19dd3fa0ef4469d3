import { effectiveSettings } from '../../cluster/nodes/service.ts';
import { sourceSpan } from '../../kubernetes/units/sourceText.ts';
import { defineRule } from '../engine/rule.ts';
import { SYSTEMD_SERVICE } from '../references/componentReferences.ts';

const VARIABLE = /(?<!\$)\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/g;

/** What kubeadm's drop-in leaves to files that need not be there. */
const OPTIONAL = /EXTRA_ARGS$|^KUBELET_KUBEADM_ARGS$/;

/** systemd puts nothing in the place of a variable that nobody sets (systemd.service(5), "Command lines"). */
export const kubeletDropinUnsetVariable = defineRule({
  id: 'kubelet/kubelet-dropin-unset-variable',
  severity: 'hint',
  basis: 'observed',
  title: 'The kubelet’s command uses a variable that nothing sets',
  messages: {
    unset:
      '{name} is set nowhere here: `Referenced but unset environment variable evaluates to an empty string: {name}`.',
  },
  docs: {
    why: 'A misspelt variable, or one whose file is no longer read, takes its flags with it: the kubelet then starts without its kubeconfig or its configuration.',
    fix: 'Set it with `Environment=` in the drop-in, name the file that sets it with `EnvironmentFile=`, or remove it.',
    references: [SYSTEMD_SERVICE],
  },
  *check(node) {
    for (const { name: service, unread, unit, dropIns, variables } of node.services ?? []) {
      // A file of variables that could not be looked at may set anything.
      if (service !== 'kubelet.service' || unread.length > 0) continue;
      const start = effectiveSettings([...(unit ? [unit] : []), ...dropIns], 'ExecStart').at(-1);
      for (const match of start?.value.text.matchAll(VARIABLE) ?? []) {
        const name = match[1] ?? match[2] ?? '';
        if (!start || variables.has(name) || OPTIONAL.test(name)) continue;
        const span = sourceSpan(start.value, match.index, match.index + match[0].length);
        yield { message: 'unset', data: { name }, at: { uri: start.file.file.uri, span } };
      }
    }
  },
});
