import { childOf, itemsAt, located, scalarAt } from '../../formats/yaml/access.ts';
import type { YamlNode, YamlScalar } from '../../formats/yaml/node.ts';
import { parseYaml } from '../../formats/yaml/parseYaml.ts';
import type { EmbeddedData } from '../../model/documents/located.ts';
import type { ConfigMapDocument, ConfigMapEntry, TrustBundleDocument } from '../../model/documents/objects.ts';
import { readEncodedField, readPlainField } from '../fields/encodedField.ts';
import type { FieldReading } from '../fields/findings.ts';
import { withoutForeignContent } from '../fields/foreignContent.ts';
import { innerTree } from '../fields/innerTree.ts';
import { readCredential } from '../fields/kubeconfigCredential.ts';
import { isEncryptedObject, readMeta } from './apiObject.ts';

/** Its values: text, and base64 of bytes. */
const FIELDS = [
  { place: 'data', read: readPlainField },
  { place: 'binaryData', read: readEncodedField },
] as const;

/** Characters of a bootstrap token, the shortest credential without markers. */
const SHORTEST = 23;

/** True for short text without a PEM block, such as most settings. */
const isHarmless = ({ value }: YamlScalar): boolean => value.length < SHORTEST && !value.includes('-----');

/** Reads a ConfigMap. Empty for one without anything like a certificate or key. */
export async function readConfigMap(
  node: YamlNode,
  path: string,
  into: FieldReading,
): Promise<readonly ConfigMapDocument[]> {
  const data = childOf(node, 'data');
  const places = FIELDS.filter(({ place }) => childOf(node, place)?.kind === 'map');
  if (places.length === 0 || isEncryptedObject(node)) return [];
  const meta = readMeta(node);
  const entries: ConfigMapEntry[] = [];
  for (const { place, read } of places) {
    const map = childOf(node, place);
    for (const { key, keySpan, value } of map?.kind === 'map' ? map.entries : []) {
      if (into.scheduler.shouldYield()) await into.scheduler.yieldNow();
      if (value.kind !== 'scalar' || value.typed === undefined || (place === 'data' && isHarmless(value))) continue;
      const own = `${path}${place}[${JSON.stringify(key)}]`;
      const field = await withoutForeignContent(value, own, into, read);
      if (field.artifacts.length + (field.problems?.length ?? 0) > 0) entries.push({ key, keySpan, field });
    }
  }
  const clusterInfoCa =
    meta.name === 'cluster-info' ? await readClusterInfo(scalarAt(data, 'kubeconfig'), path, into) : undefined;
  const allowedNames = readNames(scalarAt(data, 'requestheader-allowed-names'));
  if (entries.length === 0 && !clusterInfoCa && !allowedNames) return [];
  return [{ kind: 'configMap', uri: into.uri, span: node.span, ...meta, entries, allowedNames, clusterInfoCa }];
}

/** The CA of the first cluster. */
async function readClusterInfo(
  given: YamlScalar | undefined,
  path: string,
  into: FieldReading,
): Promise<EmbeddedData | undefined> {
  const [cluster] = given ? itemsAt(innerTree(given, 'plain'), 'clusters') : [];
  const place = `${path}data["kubeconfig"].clusters[0].cluster`;
  return (await readCredential(childOf(cluster, 'cluster'), 'certificate-authority', place, into)).data;
}

function readNames(scalar: YamlScalar | undefined): ConfigMapDocument['allowedNames'] {
  if (!scalar) return undefined;
  const root = parseYaml(scalar.value).documents[0]?.root;
  if (root?.kind !== 'seq') return undefined;
  const names = root.items.flatMap((item) => (item.kind === 'scalar' ? item.value : []));
  return { names, span: scalar.span };
}

/** The certificates of a ClusterTrustBundle; empty without `spec.trustBundle`. */
export async function readTrustBundle(
  node: YamlNode,
  path: string,
  into: FieldReading,
): Promise<readonly TrustBundleDocument[]> {
  const bundle = scalarAt(node, 'spec', 'trustBundle');
  if (!bundle) return [];
  const at = (...keys: readonly string[]) => located(childOf(node, ...keys), path + keys.join('.'));
  return [
    {
      kind: 'trustBundle',
      uri: into.uri,
      span: node.span,
      ...readMeta(node),
      ownName: at('metadata', 'name'),
      signerName: at('spec', 'signerName'),
      bundle: await readPlainField(bundle, `${path}spec.trustBundle`, into),
    },
  ];
}
