import type { NodeView } from '../../model/node.ts';
import { PERMISSIONS } from '../pages/permissions.ts';
import { checkedFiles } from './checkedFiles.ts';
import { type ConfigurationFile, configurationModeRule } from './configurationMode.ts';

/** kubeadm's own default is 0644, so only the CIS profile requires less (CIS 4.1.9). */
export const kubeletConfigMode = configurationModeRule(PERMISSIONS['kubelet-config-mode'], {
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
