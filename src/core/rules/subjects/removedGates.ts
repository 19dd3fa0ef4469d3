import { printed } from '../../connections/handshake/evaluation.ts';
import { isGoneItem } from '../../kubernetes/flags/goneValues.ts';
import { versionText } from '../../kubernetes/versions/version.ts';
import { componentOf, type NodeView } from '../../model/node.ts';

/**
 * Feature gates in the configuration of a kubelet of Kubernetes itself. kubelet 1.28.15 logs the text as an error, and 1.34.4 and 1.37.2 panic with it.
 */
export function* removedGates(node: NodeView) {
  const kubelet = componentOf(node, 'kubelet');
  const { version, document } = kubelet ?? {};
  if (!document || !version || (node.release && !isOfKubernetes(node))) return;
  const gone = (document.gates ?? []).filter(({ value }) => isGoneItem('feature-gates', value, version.minor));
  const [first] = gone;
  if (!first) return;
  const error = printed(`unrecognized feature gate: ${first.value}`);
  yield {
    message: 'item' as const,
    data: {
      item: gone.map(({ value }) => value).join(', '),
      flag: 'featureGates',
      component: 'kubelet',
      version: versionText(version),
      error,
    },
    at: { uri: document.uri, span: first.span },
    lastWords: error,
  };
}

/** Whether the node runs images of Kubernetes, or kubeadm set up its kubelet: the kubelet of OpenShift ignores gates that it does not know. */
function isOfKubernetes({ components, files }: NodeView): boolean {
  const isBuilt = components.some(({ document }) => document?.build === 'kubernetes');
  return isBuilt || files.some(({ hostPath }) => hostPath === '/var/lib/kubelet/kubeadm-flags.env');
}
