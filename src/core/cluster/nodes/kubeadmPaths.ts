import { flagSpec, namesFile, specOfSide } from '../../kubernetes/flags/flagTable.ts';
import type { ClusterConfiguration, KubeadmConfigurationDocument } from '../../model/documents/kubeadm.ts';
import type { Located } from '../../model/documents/located.ts';
import type { FlagRole, FlagSpec } from '../../model/flagSpec.ts';
import type { NodeView } from '../../model/node.ts';
import type { FileReference } from '../../model/resolution.ts';
import { fileAt } from './nodeFiles.ts';

/** A path that a configuration of kubeadm names, and the flag of a component that is to get it. */
export interface KubeadmPath {
  readonly reference: FileReference;
  readonly spec: FlagSpec;
}

/** The files that extra arguments and an external etcd name, each with what lies there among the node's files. */
export function kubeadmPaths({ uri, content }: KubeadmConfigurationDocument, view: NodeView): readonly KubeadmPath[] {
  const given = content.extraArgs.flatMap(({ component, args }) =>
    args.flatMap(({ name, value }) => pathOf(flagSpec(component, name), `--${name}`, value)),
  );
  return [...given, ...(content.kind === 'ClusterConfiguration' ? externalEtcdPaths(content) : [])];

  function externalEtcdPaths({ externalEtcd }: ClusterConfiguration): readonly KubeadmPath[] {
    if (!externalEtcd) return [];
    const { caFile, certFile, keyFile } = externalEtcd;
    return [
      ...pathOf(ofEtcdClient('trustBundle'), 'etcd.external.caFile', caFile),
      ...pathOf(ofEtcdClient('certificate'), 'etcd.external.certFile', certFile),
      ...pathOf(ofEtcdClient('privateKey'), 'etcd.external.keyFile', keyFile),
    ];
  }

  function pathOf(
    spec: FlagSpec | undefined,
    label: string,
    field: Located<string> | undefined,
  ): readonly KubeadmPath[] {
    if (!spec || !namesFile(spec.role) || !field?.value.startsWith('/')) return [];
    const { value: path, span } = field;
    const found = fileAt(view, path)?.file;
    const resolution = found
      ? ({ kind: 'file', hostPath: path, uri: found.uri, file: found } as const)
      : ({ kind: 'unknown', hostPath: path, reason: 'outside-root' } as const);
    return [{ spec, reference: { label, path, at: { uri, span }, resolution } }];
  }
}

function ofEtcdClient(role: FlagRole): FlagSpec | undefined {
  return specOfSide('kube-apiserver', 'connects etcd', role);
}
