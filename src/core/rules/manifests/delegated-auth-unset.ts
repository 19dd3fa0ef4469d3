import { securePort } from '../../kubernetes/versions/ports.ts';
import { enumerated, phrase } from '../../model/text/text.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

import { isAbsent } from './flagMistakes.ts';

const FLAGS = ['authentication-kubeconfig', 'authorization-kubeconfig'];

/** The HTTPS ports of these two ask the API server about their callers (their delegated options). */
export const delegatedAuthUnset = defineRule(MANIFESTS['delegated-auth-unset'], {
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
