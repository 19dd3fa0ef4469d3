import { textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { KubernetesDocument } from '../../model/documents/document.ts';
import type { FieldReading } from '../fields/findings.ts';
import { readCalledServers } from './calledServer.ts';
import { readConfigMap, readTrustBundle } from './configMap.ts';
import { readSecret } from './secret.ts';

/**
 * The objects that say whom the API server calls and trusts: webhook configurations, APIServices and CRDs, Secrets, ConfigMaps
 * and ClusterTrustBundles. Nothing for any other object.
 */
export async function readServingObject(
  node: YamlNode,
  path: string,
  into: FieldReading,
): Promise<readonly KubernetesDocument[]> {
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
