import type { KubeadmConfigurationDocument } from '../../model/documents/kubeadm.ts';
import type { Located } from '../../model/documents/located.ts';

/** The fields of a configuration of kubeadm that name the files by which kube-apiserver connects to an external etcd, as far as they are set. */
export function externalEtcdFiles(content: KubeadmConfigurationDocument['content']): readonly Located<string>[] {
  if (content.kind !== 'ClusterConfiguration') return [];
  const { caFile, certFile, keyFile } = content.externalEtcd ?? {};
  return [caFile, certFile, keyFile].flatMap((field) => field ?? []);
}
