import type { ComponentName } from '../../model/documents/component.ts';
import type { NodeView } from '../../model/node.ts';
import { checkedFiles } from './checkedFiles.ts';
import { type ConfigurationFile, configurationModeRule } from './configurationMode.ts';

/** The kubelet runs what lies in its folder of manifests (CIS 1.1.1, 1.1.3, 1.1.5, 1.1.7). */
export const manifestModeOpen = configurationModeRule({
  id: 'permissions/manifest-mode-open',
  title: 'A static pod’s manifest is open to others than its owner',
  power: 'have the kubelet run what they like as root',
  why: 'Whoever changes a static pod’s manifest runs a container of their choice on the control plane, past the API server and its admission. kubeadm writes manifests with mode 0600; one that others may merely read is a hint, and a warning in the profile `cis`.',
  references: [
    {
      source: 'Kubernetes',
      section: 'Create static Pods',
      url: 'https://kubernetes.io/docs/tasks/configure-pod-container/static-pod/',
    },
  ],
  cis: ['1.1.1', '1.1.3', '1.1.5', '1.1.7'],
  readable: ['default', 'cis'],
  files: manifests,
});

const RECOMMENDATIONS: Readonly<Partial<Record<ComponentName, string>>> = {
  'kube-apiserver': '1.1.1',
  'kube-controller-manager': '1.1.3',
  'kube-scheduler': '1.1.5',
  etcd: '1.1.7',
};

function* manifests(node: NodeView): Iterable<ConfigurationFile> {
  for (const file of checkedFiles(node)) {
    if (!/\/(pod-)?manifests\/[^/]+$/.test(file.hostPath ?? '')) continue;
    for (const document of file.file.documents) {
      if (document.kind !== 'component' || document.source !== 'staticPod') continue;
      yield { file, cis: RECOMMENDATIONS[document.component] };
      break;
    }
  }
}
