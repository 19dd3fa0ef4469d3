import type { NodeView } from '../../model/node.ts';
import { checkedFiles } from './checkedFiles.ts';
import { type ConfigurationFile, configurationModeRule } from './configurationMode.ts';

/** The package's own mode is 0644, so only the CIS profile asks for less (CIS 4.1.1). */
export const unitFileMode = configurationModeRule({
  id: 'permissions/unit-file-mode',
  title: 'A component’s systemd unit is open to others than its owner',
  power: 'have systemd run what they like',
  why: 'systemd runs what the unit and its drop-ins say, mostly as root. Packages install them with mode 0644, so that others may read them; of the kubelet’s the profile `cis` asks for less.',
  references: [
    {
      source: 'Kubernetes',
      section: 'Configuring each kubelet in your cluster using kubeadm',
      url: 'https://kubernetes.io/docs/setup/production-environment/tools/kubeadm/kubelet-integration/',
    },
  ],
  cis: ['4.1.1'],
  readable: ['cis'],
  files: units,
});

function* units(node: NodeView): Iterable<ConfigurationFile> {
  const judged = new Map(checkedFiles(node).map((file) => [file.file.uri, file]));
  for (const { name, unit, dropIns } of node.services ?? []) {
    for (const part of unit ? [unit, ...dropIns] : dropIns) {
      const file = judged.get(part.file.uri);
      if (file) yield { file, cis: name === 'kubelet.service' ? '4.1.1' : undefined };
    }
  }
}
