import { isTemplated } from '../../formats/placeholder.ts';
import { childOf, itemsAt, scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode, YamlScalar } from '../../formats/yaml/node.ts';
import type { ComponentDocument, Flag } from '../../model/documents/component.ts';
import type { Mount } from '../../model/documents/mount.ts';
import { innerTree } from '../fields/innerTree.ts';
import { ETCD_PLUGINS, type EtcdPlugin } from '../flags/networkPlugins.ts';
import { isOfGroup } from '../objects/apiObject.ts';
import { operatorComponent } from './operatorComponent.ts';

/** The fields of one program, in the order of `ETCD_PLUGINS`: endpoints, CA, certificate, key. */
type Fields = readonly [endpoints: string, authority: string, certificate: string, key: string];

/**
 * A network plugin as a client of etcd: Calico by the ConfigMap of its manifest for etcd (projectcalico/calico, manifests/calico-etcd.yaml), Cilium by
 * that of its chart (cilium/cilium, install/kubernetes/cilium/templates/cilium-configmap.yaml), and calicoctl by its file (docs.tigera.io, "Configure
 * calicoctl to connect to an etcd datastore"). Undefined for any other object, and for one that uses no etcd.
 */
export function readNetworkPlugin(node: YamlNode, uri: string): ComponentDocument | undefined {
  const kind = textAt(node, 'kind');
  const name = textAt(node, 'metadata', 'name');
  const data = childOf(node, 'data');
  if (kind === 'ConfigMap' && name === 'calico-config' && data) {
    const fields = ['etcd_endpoints', 'etcd_ca', 'etcd_cert', 'etcd_key'] as const;
    return pluginOf('calico', node, data, fields, uri, ['/calico-secrets', 'calico-etcd-secrets']);
  }
  if (kind === 'ConfigMap' && name === 'cilium-config' && textAt(data, 'kvstore') === 'etcd') {
    const text = scalarAt(data, 'etcd-config');
    const root = text && innerTree(text, 'plain');
    return root && pluginOf('cilium', node, root, CILIUM, uri, ['/var/lib/etcd-secrets', 'cilium-etcd-secrets']);
  }
  const spec = childOf(node, 'spec');
  if (kind !== 'CalicoAPIConfig' || !isOfGroup(node, 'projectcalico.org') || !spec) return undefined;
  const isOfEtcd = ['', 'etcdv3'].includes(textAt(spec, 'datastoreType') ?? '');
  const fields = ['etcdEndpoints', 'etcdCACertFile', 'etcdCertFile', 'etcdKeyFile'] as const;
  return isOfEtcd ? pluginOf('calicoctl', node, spec, fields, uri) : undefined;
}

const CILIUM = ['endpoints', 'trusted-ca-file', 'cert-file', 'key-file'] as const;

/** With the volume in which the program has the values of its Secret; absent for one that sees the machine's files. */
function pluginOf(
  component: EtcdPlugin,
  node: YamlNode,
  fields: YamlNode,
  names: Fields,
  uri: string,
  volume?: readonly [mountPath: string, secret: string],
): ComponentDocument | undefined {
  const { endpoints, authority, certificate, key } = ETCD_PLUGINS[component];
  const flags = [endpoints, authority, certificate, key].flatMap((name, at) => flagOf(fields, name, names[at] ?? ''));
  if (!flags.some(({ name }) => name === endpoints)) return undefined;
  // Another folder is that of a volume which only the pods of an edited manifest name.
  const isOther = flags.some(({ name, value }) => name !== endpoints && !value?.startsWith(`${volume?.[0]}/`));
  return {
    ...operatorComponent(node, uri, component),
    flags,
    ...(volume && { mounts: [mountOf(volume, node, isOther)] }),
  };
}

/** The flag of a field: a text, or a list of addresses. */
function flagOf(fields: YamlNode, name: string, spelling: string): readonly Flag[] {
  const list = itemsAt(fields, spelling).flatMap((item): readonly YamlScalar[] =>
    item.kind === 'scalar' ? [item] : [],
  );
  const scalar = scalarAt(fields, spelling) ?? list[0];
  const value = list.length > 0 ? list.map((item) => item.value).join(',') : scalar?.value;
  if (!scalar || !value || isTemplated(value)) return [];
  const span = list.length > 0 ? (childOf(fields, spelling)?.span ?? scalar.span) : scalar.span;
  return [{ name, spelling, value, span, valueSpan: list.length > 0 ? span : scalar.contentSpan }];
}

function mountOf([mountPath, name]: readonly [string, string], { span }: YamlNode, isOther: boolean): Mount {
  const mount = { name, volumeKind: 'secret', readOnly: true, span };
  if (isOther) return { ...mount, mountPath: '/' };
  return { ...mount, mountPath, objects: { sources: [{ kind: 'Secret', name, isOptional: false }] } };
}
