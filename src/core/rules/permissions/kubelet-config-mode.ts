import type { NodeView } from '../../model/node.ts';
import { checkedFiles } from './checkedFiles.ts';
import { type ConfigurationFile, configurationModeRule } from './configurationMode.ts';

/** kubeadm's own default is 0644, so only the CIS profile asks for less (CIS 4.1.9). */
export const kubeletConfigMode = configurationModeRule({
  id: 'permissions/kubelet-config-mode',
  title: 'The kubelet’s configuration is open to others than its owner',
  power: 'open the kubelet to anybody',
  why: 'The file says who may log in to the kubelet, which runs as root. kubeadm writes it with mode 0644, so that others may read it; only the profile `cis` asks for less.',
  references: [
    {
      source: 'Kubernetes',
      section: 'Set kubelet parameters via a configuration file',
      url: 'https://kubernetes.io/docs/tasks/administer-cluster/kubelet-config-file/',
    },
  ],
  cis: ['4.1.9'],
  readable: ['cis'],
  files: configurations,
});

function* configurations(node: NodeView): Iterable<ConfigurationFile> {
  for (const file of checkedFiles(node)) {
    const isConfiguration = file.file.documents.some(
      (document) => document.kind === 'component' && document.source === 'kubeletConfiguration',
    );
    if (isConfiguration && file.hostPath !== undefined) yield { file, cis: '4.1.9' };
  }
}
