import { scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { Problem } from '../../model/artifacts/problem.ts';
import type { KubeletConfigMapDocument } from '../../model/documents/kubeadm.ts';
import { innerDocument } from '../fields/innerTree.ts';
import { isKubeletConfiguration, readKubeletConfiguration } from './kubeletConfiguration.ts';

/** The object of kubeadm; before 1.24, its name ends in the minor release (kubeadm, UnversionedKubeletConfigMap). */
const NAME = /^kubelet-config(?:-1\.\d+)?$/;

/** The kubelets' configuration that kubeadm keeps in the cluster; nothing for any other object. Adds its syntax errors to `problems`. */
export function readKubeletConfigMap(
  object: YamlNode,
  uri: string,
  problems: Problem[],
): readonly KubeletConfigMapDocument[] {
  if (textAt(object, 'kind') !== 'ConfigMap' || textAt(object, 'metadata', 'namespace') !== 'kube-system') return [];
  const value = scalarAt(object, 'data', 'kubelet');
  if (!value || !NAME.test(textAt(object, 'metadata', 'name') ?? '')) return [];
  const { root, problems: wrong } = innerDocument(value);
  problems.push(...wrong);
  if (root ? !isKubeletConfiguration(root) : wrong.length === 0) return [];
  const { span } = value;
  return [
    { kind: 'kubeletConfigMap', uri, span, ...(root && { configuration: readKubeletConfiguration(root, span, uri) }) },
  ];
}
