import { isTemplated } from '../../formats/placeholder.ts';
import { childOf, itemsAt, scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { ComponentDocument, Flag } from '../../model/documents/component.ts';
import { innerText, innerTree } from '../fields/innerTree.ts';
import { isEncryptedObject, readMeta } from '../objects/apiObject.ts';

/** The label and the name of the pod in which Cilium keeps what other clusters may know (cilium/cilium, clustermesh-apiserver/deployment.yaml). */
export const CLUSTER_MESH_POD = 'clustermesh-apiserver';

const IN_IMAGE = '/var/lib/cilium/etcd-config.yaml';

/** The settings of the file in the image of clustermesh-apiserver (cilium/cilium, clustermesh-apiserver/etcd-config.yaml). */
const IMAGE_SETTINGS = {
  endpoints: 'https://127.0.0.1:2379',
  'trusted-ca-file': '/var/lib/cilium/etcd-secrets/ca.crt',
  'cert-file': '/var/lib/cilium/etcd-secrets/tls.crt',
  'key-file': '/var/lib/cilium/etcd-secrets/tls.key',
} as const;

/** The container with the settings of the file in its image, if its flag names that file and no volume replaces it. */
export function withImageSettings(document: ComponentDocument): ComponentDocument {
  if (document.component !== CLUSTER_MESH_POD) return document;
  const option = document.flags.findLast(({ name }) => name === 'kvstore-opt');
  const isReplaced = document.mounts?.some(
    ({ mountPath }) => IN_IMAGE === mountPath || '/var/lib/cilium' === mountPath,
  );
  if (option?.value !== `etcd.config=${IN_IMAGE}` || isReplaced) return document;
  const flags = Object.entries(IMAGE_SETTINGS).map(
    ([name, value]): Flag => ({ ...option, name, spelling: 'etcd.config', value }),
  );
  return { ...document, flags: [...document.flags, ...flags] };
}

/** The Secret with a configuration for each other cluster. */
const SECRET = 'cilium-clustermesh';

const FIELDS = ['trusted-ca-file', 'cert-file', 'key-file'] as const;

/** The agents as clients of the etcds of other clusters, one for each, without the mounts of their pod. None for any other object. */
export function readClusterMesh(node: YamlNode, uri: string): readonly ComponentDocument[] {
  const isSecret = textAt(node, 'kind') === 'Secret' && textAt(node, 'metadata', 'name') === SECRET;
  if (!isSecret || isEncryptedObject(node)) return [];
  const { namespace } = readMeta(node);
  return (['data', 'stringData'] as const).flatMap((place) => {
    const values = childOf(node, place);
    return (values?.kind === 'map' ? values.entries : []).flatMap(({ value }): readonly ComponentDocument[] => {
      const encoding = place === 'data' ? 'base64' : 'plain';
      const isOne = value.kind === 'scalar' && innerText(value, encoding)?.includes('endpoints');
      const root = isOne && innerTree(value, encoding);
      const flags = root ? settingsIn(root) : [];
      if (flags.length === 0) return [];
      const shared = { kind: 'component', uri, component: SECRET, source: 'operatorObject', mounts: [] } as const;
      const commandSpan = childOf(node, 'kind')?.span ?? node.span;
      return [{ ...shared, span: node.span, commandSpan, flags, ...(namespace !== undefined && { namespace }) }];
    });
  });
}

/** The settings in etcd's client configuration with the only endpoint; none in any other document. */
function settingsIn(root: YamlNode): readonly Flag[] {
  const [endpoint, ...others] = itemsAt(root, 'endpoints');
  if (endpoint?.kind !== 'scalar' || others.length > 0 || isTemplated(endpoint.value)) return [];
  const files = FIELDS.flatMap((name) => {
    const scalar = scalarAt(root, name);
    return scalar && scalar.value !== '' ? [{ name, scalar }] : [];
  });
  return [{ name: 'endpoints', scalar: endpoint }, ...files].map(({ name, scalar }) => ({
    name,
    spelling: name,
    value: scalar.value,
    span: scalar.span,
    valueSpan: scalar.contentSpan,
  }));
}
