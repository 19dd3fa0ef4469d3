import type { ComponentName } from '../../model/documents/component.ts';
import type { NodeView } from '../../model/node.ts';
import { PERMISSIONS } from '../pages/permissions.ts';
import { checkedFiles } from './checkedFiles.ts';
import { type ConfigurationFile, configurationModeRule } from './configurationMode.ts';

/** The kubelet runs everything in its manifest directory (CIS 1.1.1, 1.1.3, 1.1.5, 1.1.7). */
export const manifestModeOpen = configurationModeRule(PERMISSIONS['manifest-mode-open'], {
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
    if (!file.isStaticPod && !/\/(pod-)?manifests\/[^/]+$/.test(file.hostPath ?? '')) continue;
    for (const document of file.file.documents) {
      if (document.kind !== 'component' || document.source !== 'staticPod') continue;
      yield { file, cis: RECOMMENDATIONS[document.component] };
      break;
    }
  }
}
