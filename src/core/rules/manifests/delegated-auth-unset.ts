import { securePort } from '../../kubernetes/versions/ports.ts';
import { enumerated, phrase } from '../../model/text/text.ts';
import { defineRule } from '../engine/rule.ts';
import { flagPage } from '../references/references.ts';
import { isAbsent } from './flagMistakes.ts';

const FLAGS = ['authentication-kubeconfig', 'authorization-kubeconfig'];

/** The HTTPS ports of these two ask the API server about their callers (their delegated options). */
export const delegatedAuthUnset = defineRule({
  id: 'manifests/delegated-auth-unset',
  severity: 'hint',
  basis: 'observed',
  title: 'A component cannot check the users of its own port',
  messages: { unset: 'Without {list} port {port} cannot check users: it serves only paths that are always allowed.' },
  docs: {
    why: 'The controller manager and the scheduler delegate authentication and authorization to the API server.',
    fix: 'Set both flags to the kubeconfig of `--kubeconfig`, as kubeadm does.',
    references: [flagPage('kube-controller-manager'), flagPage('kube-scheduler')],
  },
  *check(node) {
    for (const component of node.components) {
      const port = securePort(component.name) ?? '';
      if (component.name !== 'kube-scheduler' && component.name !== 'kube-controller-manager') continue;
      if (component.document?.source !== 'staticPod') continue;
      const unset = FLAGS.filter((flag) => isAbsent(component, flag)).map((flag) => phrase('`--{flag}`', { flag }));
      if (unset.length === 0) continue;
      const list = enumerated(unset);
      yield {
        message: 'unset',
        data: { list, port },
        at: { uri: component.uri, span: component.document.commandSpan },
      };
    }
  },
});
