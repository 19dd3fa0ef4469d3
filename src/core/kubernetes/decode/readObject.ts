import { textAt } from '../../formats/yaml/access.ts';
import type { YamlNode, YamlScalar } from '../../formats/yaml/node.ts';
import type { Problem } from '../../model/artifacts/problem.ts';
import type { KubernetesDocument } from '../../model/documents/document.ts';
import { readAuthenticationConfiguration } from '../components/authenticationConfiguration.ts';
import { readCiliumConfiguration } from '../components/ciliumConfiguration.ts';
import { readClusterMesh } from '../components/clusterMesh.ts';
import { readCollector } from '../components/collectorObject.ts';
import { readEncryptionConfiguration } from '../components/encryptionConfiguration.ts';
import { readKubeletConfigMap } from '../components/kubeletConfigMap.ts';
import { readMonitor } from '../components/monitorObject.ts';
import { readNetworkPlugin } from '../components/networkPlugin.ts';
import { readPathsConfiguration } from '../components/pathsConfiguration.ts';
import { readScraperObject } from '../components/scraperObject.ts';
import type { FieldReading } from '../fields/findings.ts';
import { readExpirationInfo } from '../kubeadm/expirationReport.ts';
import { readBootstrapToken } from '../kubeadm/readBootstrapToken.ts';
import { readKubeadmConfiguration } from '../kubeadm/readKubeadmConfiguration.ts';
import { readArgoCluster } from '../objects/argoCluster.ts';
import { readCalledServers } from '../objects/calledServer.ts';
import { decodeCertManagerObject } from '../objects/certManager.ts';
import { readConfigMap, readTrustBundle } from '../objects/configMap.ts';
import { readControlPlaneService } from '../objects/controlPlaneService.ts';
import { readDruidEtcd } from '../objects/druidEtcd.ts';
import { readLinkerdIdentity } from '../objects/linkerdIdentity.ts';
import { isListenerSecretWithoutKind } from '../objects/listenerSecret.ts';
import { readCertManagerObject } from '../objects/managedCertificate.ts';
import { readPodCertificates } from '../objects/podCertificate.ts';
import { readPodCertificateRequest } from '../objects/podCertificateRequest.ts';
import { readRancherSetting } from '../objects/rancherSetting.ts';
import { readRouting } from '../objects/routing.ts';
import { readSecret } from '../objects/secret.ts';
import { readSigningRequest } from '../objects/signingRequest.ts';
import { readTlsServer } from '../objects/tlsServer.ts';
import { readEmbeddedDocuments } from './embeddedDocuments.ts';

/** An API object, by itself or in a list. */
interface PlacedObject {
  readonly node: YamlNode;
  /** The path of the object in its document. */
  readonly path: string;
  readonly uri: string;
  /** The kubeconfigs that were read in the same text: an alias is read once. */
  readonly kubeconfigs: Set<YamlScalar>;
  /** Syntax errors of the text. */
  readonly syntax: Problem[];
}

type ObjectReader = (
  object: PlacedObject,
  into: FieldReading,
) => readonly KubernetesDocument[] | Promise<readonly KubernetesDocument[]>;

/** Each returns the documents of its kinds, and none for an object of another kind. */
const READERS: readonly ObjectReader[] = [
  ({ node, path }, into) => readServingObject(node, path, into),
  ({ node, path, kubeconfigs }, into) => readEmbeddedDocuments(node, path, into, kubeconfigs),
  ({ node, path }, into) => readArgoCluster(node, path, into),
  ({ node, uri, syntax }) => readKubeletConfigMap(node, uri, syntax),
  ({ node, path, uri }) => readKubeadmConfiguration(node, path, uri),
  ({ node, path, uri }) => readBootstrapToken(node, path, uri),
  ({ node, path, uri }) => readTlsServer(node, path, uri),
  ({ node, path, uri }) => readRouting(node, path, uri),
  ({ node, path, uri }) => readControlPlaneService(node, path, uri),
  ({ node, path, uri }) => optional(readMonitor(node, path, uri)),
  ({ node, uri }) => optional(readScraperObject(node, uri)),
  ({ node, uri }) => optional(readCollector(node, uri)),
  ({ node, uri }) => optional(readNetworkPlugin(node, uri)),
  ({ node, uri }) => optional(readCiliumConfiguration(node, uri)),
  ({ node, uri }) => readClusterMesh(node, uri),
  ({ node, path }, into) => readSigningRequest(node, path, into),
  ({ node, path }, into) => readPodCertificateRequest(node, path, into),
  ({ node, path, uri }) => readPodCertificates(node, path, uri),
  ({ node, path }, into) => readAuthenticationConfiguration(node, path, into),
  ({ node, uri }) => optional(readEncryptionConfiguration(node, uri)),
  ({ node, uri }) => optional(readExpirationInfo(node, uri)),
  ({ node, uri }) => optional(readPathsConfiguration(node, uri)),
  ({ node, path, uri }) => readCertManagerObject(node, path, uri),
  ({ node, path }, into) => readLinkerdIdentity(node, path, into),
  ({ node, path }, into) => readRancherSetting(node, path, into),
  ({ node, path, uri }) => optional(readDruidEtcd(node, path, uri)),
];

/** The documents that an API object holds. Its artifacts and problems are added to `into`. */
export async function readObject(object: PlacedObject, into: FieldReading): Promise<readonly KubernetesDocument[]> {
  const { node, path } = object;
  // Its schema is prose, with examples in it; its caBundle is base64.
  if (textAt(node, 'kind') === 'CustomResourceDefinition') into.plain.push(node.span);
  const documents: KubernetesDocument[] = [];
  for (const read of READERS) {
    const found = read(object, into);
    documents.push(...(found instanceof Promise ? await found : found));
  }
  await decodeCertManagerObject(node, path, into);
  return documents;
}

function optional<Item>(item: Item | undefined): readonly Item[] {
  return item === undefined ? [] : [item];
}

/**
 * The objects that state whom the API server calls and trusts: webhook configurations, APIServices and CRDs, Secrets, ConfigMaps
 * and ClusterTrustBundles. Nothing for any other object.
 */
async function readServingObject(
  node: YamlNode,
  path: string,
  into: FieldReading,
): Promise<readonly KubernetesDocument[]> {
  if (isListenerSecretWithoutKind(node)) return readSecret(node, path, into);
  switch (textAt(node, 'kind')) {
    case 'ValidatingWebhookConfiguration':
    case 'MutatingWebhookConfiguration':
    case 'APIService':
    case 'CustomResourceDefinition':
      return readCalledServers(node, path, into);
    case 'Secret':
      return readSecret(node, path, into);
    case 'ConfigMap':
      return readConfigMap(node, path, into);
    case 'ClusterTrustBundle':
      return readTrustBundle(node, path, into);
    default:
      return [];
  }
}
