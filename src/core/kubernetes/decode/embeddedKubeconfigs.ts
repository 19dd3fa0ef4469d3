import { childOf, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode, YamlScalar } from '../../formats/yaml/node.ts';
import type { KubeconfigDocument } from '../../model/documents/kubeconfig.ts';
import type { FieldReading } from '../fields/findings.ts';
import { type Encoding, innerText, innerTree } from '../fields/innerTree.ts';
import { isKubeconfig, readKubeconfig } from '../kubeconfig/kubeconfig.ts';
import { isEncryptedObject } from '../objects/apiObject.ts';

/** Where the objects that hold files have them, by kind, and how. */
const PLACES: ReadonlyMap<string, readonly (readonly [string, Encoding])[]> = new Map([
  [
    'Secret',
    [
      ['data', 'base64'],
      ['stringData', 'plain'],
    ],
  ],
  [
    'ConfigMap',
    [
      ['data', 'plain'],
      ['binaryData', 'base64'],
    ],
  ],
]);

/** What a kubeconfig with something in it has; most values of Secrets and ConfigMaps need no look besides. */
const LISTS = /\b(?:clusters|users)\b/;
const ITEMS = /\b(?:cluster|user)\b/;

/**
 * The kubeconfigs among the values of a Secret or ConfigMap, told by their content: those of Cluster API, of cluster-info, of kube-proxy,
 * and what people put there. `seen` holds the values that were read before: what aliases repeat is read once.
 */
export async function readEmbeddedKubeconfigs(
  node: YamlNode,
  path: string,
  into: FieldReading,
  seen: Set<YamlScalar>,
): Promise<readonly KubeconfigDocument[]> {
  const found: KubeconfigDocument[] = [];
  if (isEncryptedObject(node)) return found;
  for (const [place, encoding] of PLACES.get(textAt(node, 'kind') ?? '') ?? []) {
    const values = childOf(node, place);
    for (const { key, value } of values?.kind === 'map' ? values.entries : []) {
      if (into.scheduler.shouldYield()) await into.scheduler.yieldNow();
      if (value.kind !== 'scalar' || value.typed === undefined || seen.has(value)) continue;
      seen.add(value);
      const own = `${path}${place}[${JSON.stringify(key)}]`;
      const kubeconfig = await readEmbeddedKubeconfig(value, encoding, own, into);
      if (kubeconfig) found.push(kubeconfig);
    }
  }
  return found;
}

/** The kubeconfig that a scalar holds; undefined where it is none. */
export async function readEmbeddedKubeconfig(
  scalar: YamlScalar,
  encoding: Encoding,
  path: string,
  into: FieldReading,
): Promise<KubeconfigDocument | undefined> {
  const root = kubeconfigIn(scalar, encoding);
  return root && { ...(await readKubeconfig(root, scalar.span, into, `${path}.`)), embedded: true };
}

function kubeconfigIn(scalar: YamlScalar, encoding: Encoding): YamlNode | undefined {
  const text = innerText(scalar, encoding) ?? '';
  if (!LISTS.test(text) || !ITEMS.test(text)) return undefined;
  const root = innerTree(scalar, encoding);
  return root && isKubeconfig(root) ? root : undefined;
}
