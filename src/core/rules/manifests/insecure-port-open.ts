import { holdsWithFlag } from '../../cluster/nodes/componentVersion.ts';
import { flagUri } from '../../cluster/nodes/flags.ts';
import { insecureServing } from '../../cluster/nodes/insecureServing.ts';
import { insecurePort } from '../../kubernetes/versions/ports.ts';
import type { ComponentView, FlagView } from '../../model/node.ts';
import { isLoopback } from '../../uses/lookup/hosts.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

/** The insecure port of kube-apiserver knows no users (Kubernetes, "Controlling Access", up to 1.19). */
export const insecurePortOpen = defineRule(MANIFESTS['insecure-port-open'], {
  *check(node) {
    for (const component of node.components) {
      const serving = component.name === 'kube-apiserver' ? insecureServing(component) : undefined;
      const flag = serving?.addressFlag ?? serving?.portFlag;
      if (!serving || !flag) continue;
      const { address, port, portFlag, isServed } = serving;
      const data = { address, port };
      const at = { uri: flagUri(component, flag.flag), span: flag.flag.span };
      if (portFlag && isRefused(component, portFlag)) {
        const place = { uri: flagUri(component, portFlag.flag), span: portFlag.flag.span };
        yield { message: 'refused', severity: 'error', data, at: place };
      } else if (isServed !== 'no' && !isLoopback(address) && !(serving.isOpen && portFlag === undefined)) {
        yield { message: isServed === 'yes' ? 'open' : 'maybe', data, at };
      }
    }
  },
});

/** Versions between the last that serves the port and the first that does not know the flag. */
function isRefused(component: ComponentView, { flag, spec }: FlagView): boolean {
  const since = insecurePort(component.name)?.versions.until;
  return holdsWithFlag(component, flag.name, { since, until: spec?.versions?.until }) === 'yes';
}
