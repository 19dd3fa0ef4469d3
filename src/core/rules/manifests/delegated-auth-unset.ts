import { holdsFor } from '../../cluster/nodes/componentVersion.ts';
import { flagView } from '../../cluster/nodes/flags.ts';
import { BEHAVIORS } from '../../kubernetes/versions/behaviors.ts';
import { securePort } from '../../kubernetes/versions/ports.ts';
import type { ComponentView } from '../../model/node.ts';
import { enumerated, phrase } from '../../model/text/text.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

import { isAbsent } from './flagMistakes.ts';

/** The releases of each that have such a port. The tables begin later, so an unknown release may be one without it. */
const SERVED = {
  'kube-controller-manager': BEHAVIORS.controllerManagerServesHttps,
  'kube-scheduler': BEHAVIORS.schedulerServesHttps,
};

const FLAGS = ['authentication-kubeconfig', 'authorization-kubeconfig'];

/** The HTTPS ports of these two ask the API server about their callers (their delegated options). */
export const delegatedAuthUnset = defineRule(MANIFESTS['delegated-auth-unset'], {
  *check(node) {
    for (const component of node.components) {
      const port = securePort(component.name) ?? '';
      if (component.name !== 'kube-scheduler' && component.name !== 'kube-controller-manager') continue;
      if (component.document?.source !== 'staticPod' || !(component.version ?? component.minors)) continue;
      if (holdsFor(component, SERVED[component.name]) !== 'yes') continue;
      if (isInCluster(component)) continue;
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

/** A pod that names no server has only the token of a service account, with which it also checks users (rest.InClusterConfig). */
function isInCluster(component: ComponentView): boolean {
  return ['kubeconfig', 'master', 'config'].every((flag) => flagView(component, flag) === undefined);
}
