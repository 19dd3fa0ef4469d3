import { holdsWithFlag } from '../../cluster/nodes/componentVersion.ts';
import { flagUri } from '../../cluster/nodes/flags.ts';
import { insecureServing } from '../../cluster/nodes/insecureServing.ts';
import { isLoopback } from '../../connections/participants/dialledHosts.ts';
import { insecurePort } from '../../kubernetes/versions/ports.ts';
import type { ComponentView, FlagView } from '../../model/node.ts';
import { defineRule } from '../engine/rule.ts';

/** The insecure port of kube-apiserver knows no users (Kubernetes, "Controlling Access", up to 1.19). */
export const insecurePortOpen = defineRule({
  id: 'manifests/insecure-port-open',
  severity: 'warning',
  basis: 'should',
  title: 'kube-apiserver serves plain http without authentication',
  messages: {
    open: 'http://{address}:{port} is served without authentication and authorization: everyone who reaches it may do everything.',
    maybe:
      'Up to Kubernetes 1.19 http://{address}:{port} is served without authentication and authorization: everyone who reaches it may do everything.',
    refused: 'kube-apiserver exits: `invalid port value {port}: only zero is allowed`.',
  },
  docs: {
    why: 'Requests to the insecure port pass neither authentication nor authorization; it was meant for the host itself. Since 1.20 it is not served any more, and any number but 0 stops kube-apiserver.',
    fix: 'Set `--insecure-port=0` and delete `--insecure-bind-address`; from Kubernetes 1.24 on delete both.',
    references: [
      {
        source: 'Kubernetes',
        section: 'Disable the insecure port, pull request 95856',
        url: 'https://github.com/kubernetes/kubernetes/pull/95856',
      },
    ],
  },
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
