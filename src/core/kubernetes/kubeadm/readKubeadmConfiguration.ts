import { entryOf, scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import { parseYaml } from '../../formats/yaml/parseYaml.ts';
import type { ComponentName } from '../../model/documents/component.ts';
import type {
  ClusterConfiguration,
  Discovery,
  ExternalEtcd,
  ExtraArgs,
  KubeadmConfigurationDocument,
  NodeSettings,
} from '../../model/documents/kubeadm.ts';
import {
  booleanField,
  listField,
  nodeField,
  ownPlace,
  placeInside,
  scalarField,
  type TreePlace,
} from '../fields/placedFields.ts';
import { isPublished } from '../values/publishedObjects.ts';
import { readExtraArgs } from './extraArgs.ts';
import { BOOTSTRAP_TOKEN, CERTIFICATE_KEY, secretAt } from './readBootstrapToken.ts';

const GROUP = 'kubeadm.k8s.io/';

/** The kubeadm configurations of an object: the object itself, or what the ConfigMap kubeadm-config holds. */
export function readKubeadmConfiguration(
  root: YamlNode,
  path: string,
  uri: string,
): readonly KubeadmConfigurationDocument[] {
  if (textAt(root, 'kind') === 'ConfigMap') return readStored(root, path, uri);
  const document = readConfiguration(root, ownPlace(path));
  return document ? [{ ...document, uri, span: root.span, isStored: false }] : [];
}

function readStored(root: YamlNode, path: string, uri: string): readonly KubeadmConfigurationDocument[] {
  const scalar = scalarAt(root, 'data', 'ClusterConfiguration');
  const name = textAt(root, 'metadata', 'name');
  if (name !== 'kubeadm-config' || !scalar) return [];
  if (!isPublished({ name, namespace: textAt(root, 'metadata', 'namespace') })) return [];
  const place = placeInside(scalar, `${path}data.ClusterConfiguration`);
  return parseYaml(scalar.value).documents.flatMap((inner) => {
    const document = readConfiguration(inner.root, place);
    return document ? [{ ...document, uri, span: root.span, isStored: true }] : [];
  });
}

function readConfiguration(
  root: YamlNode,
  place: TreePlace,
): Pick<KubeadmConfigurationDocument, 'kind' | 'apiVersion' | 'content'> | undefined {
  const apiVersion = scalarField(root, 'apiVersion', place);
  const content = apiVersion?.value.startsWith(GROUP) ? readContent(root, place) : undefined;
  return apiVersion && content && { kind: 'kubeadmConfiguration', apiVersion, content };
}

function readContent(root: YamlNode, place: TreePlace): KubeadmConfigurationDocument['content'] | undefined {
  const kind = textAt(root, 'kind');
  switch (kind) {
    case 'ClusterConfiguration':
      return readCluster(root, place);
    case 'InitConfiguration': {
      const tokens = nodeField(root, 'bootstrapTokens');
      const bootstrapTokens = (tokens?.kind === 'seq' ? tokens.items : []).flatMap((item, at) => {
        const inItem = { ...place, prefix: `${place.prefix}bootstrapTokens[${at}].` };
        return secretAt(item, 'token', inItem, BOOTSTRAP_TOKEN) ?? [];
      });
      return { kind, bootstrapTokens, ...readNode(root, '', place) };
    }
    case 'JoinConfiguration':
      return { kind, discovery: readDiscovery(root, place), ...readNode(root, 'controlPlane.', place) };
    default:
      return undefined;
  }
}

/** Key of the configuration, and the component whose flags it adds to. */
const COMPONENTS: readonly (readonly [key: string, component: ComponentName])[] = [
  ['apiServer', 'kube-apiserver'],
  ['controllerManager', 'kube-controller-manager'],
  ['scheduler', 'kube-scheduler'],
  ['etcd.local', 'etcd'],
];

function readCluster(root: YamlNode, place: TreePlace): ClusterConfiguration {
  const field = (path: string) => scalarField(root, path, place);
  return {
    kind: 'ClusterConfiguration',
    kubernetesVersion: field('kubernetesVersion'),
    certificatesDir: field('certificatesDir'),
    controlPlaneEndpoint: field('controlPlaneEndpoint'),
    serviceSubnet: field('networking.serviceSubnet'),
    dnsDomain: field('networking.dnsDomain'),
    encryptionAlgorithm: field('encryptionAlgorithm'),
    certificateValidityPeriod: field('certificateValidityPeriod'),
    caCertificateValidityPeriod: field('caCertificateValidityPeriod'),
    apiServerSans: listField(root, 'apiServer.certSANs', place),
    etcdServerSans: listField(root, 'etcd.local.serverCertSANs', place),
    etcdPeerSans: listField(root, 'etcd.local.peerCertSANs', place),
    externalEtcd: readExternalEtcd(root, place),
    extraArgs: COMPONENTS.flatMap(([key, component]): readonly ExtraArgs[] => {
      const volumes = component === 'etcd' ? undefined : `${key}.extraVolumes`;
      const read = readExtraArgs(root, component, `${key}.extraArgs`, volumes, place);
      return read ? [read] : [];
    }),
  };
}

function readExternalEtcd(root: YamlNode, place: TreePlace): ExternalEtcd | undefined {
  const entry = entryOf(nodeField(root, 'etcd'), 'external');
  if (entry?.value.kind !== 'map') return undefined;
  const file = (name: string) => {
    const field = scalarField(root, `etcd.external.${name}`, place);
    return field?.value === '' ? undefined : field;
  };
  return {
    span: place.inFile(entry.keySpan),
    endpoints: listField(root, 'etcd.external.endpoints', place),
    caFile: file('caFile'),
    certFile: file('certFile'),
    keyFile: file('keyFile'),
  };
}

function readNode(root: YamlNode, prefix: string, place: TreePlace): NodeSettings {
  const kubelet = readExtraArgs(root, 'kubelet', 'nodeRegistration.kubeletExtraArgs', undefined, place);
  return {
    nodeName: scalarField(root, 'nodeRegistration.name', place),
    advertiseAddress: scalarField(root, `${prefix}localAPIEndpoint.advertiseAddress`, place),
    certificateKey: secretAt(root, `${prefix}certificateKey`, place, CERTIFICATE_KEY),
    extraArgs: kubelet ? [kubelet] : [],
  };
}

function readDiscovery(root: YamlNode, place: TreePlace): Discovery | undefined {
  if (nodeField(root, 'discovery')?.kind !== 'map') return undefined;
  const path = 'discovery.bootstrapToken';
  return {
    token: secretAt(root, `${path}.token`, place, BOOTSTRAP_TOKEN),
    tlsBootstrapToken: secretAt(root, 'discovery.tlsBootstrapToken', place, BOOTSTRAP_TOKEN),
    apiServerEndpoint: scalarField(root, `${path}.apiServerEndpoint`, place),
    caCertHashes: listField(root, `${path}.caCertHashes`, place),
    unsafeSkipCaVerification: booleanField(root, `${path}.unsafeSkipCAVerification`, place),
  };
}
