import { childOf, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode, YamlScalar } from '../../formats/yaml/node.ts';
import type { PathsConfigurationDocument } from '../../model/documents/component.ts';
import type { KubeconfigDocument } from '../../model/documents/kubeconfig.ts';
import { readPathsConfiguration } from '../components/pathsConfiguration.ts';
import type { FieldReading } from '../fields/findings.ts';
import { type Encoding, innerText, innerTree } from '../fields/innerTree.ts';
import { isKubeconfig, readKubeconfig } from '../kubeconfig/kubeconfig.ts';
import { isEncryptedObject } from '../objects/apiObject.ts';

/** The fields of objects that hold files, by kind, with their encoding. */
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

/** A kubeconfig with content has one of these words; most values of Secrets and ConfigMaps have neither. */
const LISTS = /\b(?:clusters|users)\b/;
const ITEMS = /\b(?:cluster|user)\b/;

/** Shorter text is neither a kubeconfig nor a component configuration. Characters. */
const SHORTEST = 'kind: Configuration'.length;

/**
 * The kubeconfigs and component configurations among the values of a Secret or ConfigMap, recognized by content: those of Cluster API, of
 * cluster-info, of kube-proxy, and what people put there. `seen` holds the values that were read before: what aliases repeat is read once.
 */
export async function readEmbeddedDocuments(
  node: YamlNode,
  path: string,
  into: FieldReading,
  seen: Set<YamlScalar>,
): Promise<readonly (KubeconfigDocument | PathsConfigurationDocument)[]> {
  const found: (KubeconfigDocument | PathsConfigurationDocument)[] = [];
  if (isEncryptedObject(node)) return found;
  for (const [place, encoding] of PLACES.get(textAt(node, 'kind') ?? '') ?? []) {
    const values = childOf(node, place);
    for (const { key, value } of values?.kind === 'map' ? values.entries : []) {
      if (into.scheduler.shouldYield()) await into.scheduler.yieldNow();
      if (value.kind !== 'scalar' || value.value.length < SHORTEST || seen.has(value)) continue;
      seen.add(value);
      const own = `${path}${place}[${JSON.stringify(key)}]`;
      const kubeconfig = await readEmbeddedKubeconfig(value, encoding, own, into);
      const document = kubeconfig ?? pathsIn(value, encoding, into.uri);
      if (document) found.push(document);
    }
  }
  return found;
}

/** The kubeconfig in a scalar; undefined for any other scalar. */
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

/** The component configuration that a scalar holds, with the paths in it; undefined for anything else. */
function pathsIn(scalar: YamlScalar, encoding: Encoding, uri: string): PathsConfigurationDocument | undefined {
  const text = innerText(scalar, encoding) ?? '';
  const isConfiguration = text.includes('kind') && text.includes('Configuration');
  if (!isConfiguration && !/\b(?:scrape_configs|job_name)\b/.test(text)) return undefined;
  const root = innerTree(scalar, encoding);
  const document = root && readPathsConfiguration(asConfiguration(root), uri);
  return document && { ...document, span: scalar.span, embedded: true };
}

/** A list of jobs, which an operator appends to a configuration, as a configuration (prometheus-operator.dev, "Additional Scrape Configuration"). */
function asConfiguration(root: YamlNode): YamlNode {
  const { span } = root;
  const isOfJobs = root.kind === 'seq' && root.items.some((item) => childOf(item, 'job_name'));
  if (!isOfJobs) return root;
  return { kind: 'map', span, entries: [{ key: 'scrape_configs', keySpan: span, value: root }] };
}
