import type { Span } from '../../text/span.ts';
import { childOf, itemsAt, scalarAt } from '../../yaml/access.ts';
import type { YamlNode, YamlScalar } from '../../yaml/node.ts';
import { parseYaml } from '../../yaml/parseYaml.ts';
import { sourceOffsets } from '../../yaml/sourceOffset.ts';
import { unredacted } from '../../yaml/unredacted.ts';
import type { Findings } from '../kubeconfigCredential.ts';
import { type EncodedField, readEncodedField, readPlainField } from './encodedField.ts';
import { withoutForeignContent } from './foreignContent.ts';
import { isEncryptedObject, type ObjectMeta, readMeta } from './objectMeta.ts';

/** A value of a ConfigMap that holds PEM, by its key. */
export interface ConfigMapEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly field: EncodedField;
}

/** A ConfigMap that holds PEM, or one of those in which Kubernetes publishes its CAs. */
export interface ConfigMapDocument extends ObjectMeta {
  readonly kind: 'configMap';
  readonly uri: string;
  readonly span: Span;
  readonly entries: readonly ConfigMapEntry[];
  /** `requestheader-allowed-names` of extension-apiserver-authentication, a JSON list in text. Absent where it is none. */
  readonly allowedNames?: { readonly names: readonly string[]; readonly span: Span };
  /** The CA inside the kubeconfig that kube-public/cluster-info holds as text. */
  readonly clusterInfoCa?: EncodedField;
}

/** Reads a ConfigMap. Empty for one without anything like a certificate or key. */
export async function readConfigMap(
  node: YamlNode,
  path: string,
  into: Findings,
): Promise<readonly ConfigMapDocument[]> {
  const data = childOf(node, 'data');
  if (data?.kind !== 'map' || isEncryptedObject(node)) return [];
  const meta = readMeta(node);
  const entries: ConfigMapEntry[] = [];
  for (const { key, keySpan, value } of data.entries) {
    if (into.pace.isDue()) await into.pace.rest();
    if (value.kind !== 'scalar' || value.typed === undefined) continue;
    const own = `${path}data[${JSON.stringify(key)}]`;
    const field = await withoutForeignContent(value, own, into, readPlainField);
    if (field.artifacts.length + (field.problems?.length ?? 0) > 0) entries.push({ key, keySpan, field });
  }
  const clusterInfoCa =
    meta.name === 'cluster-info' ? await readClusterInfo(scalarAt(data, 'kubeconfig'), path, into) : undefined;
  const allowedNames = readNames(scalarAt(data, 'requestheader-allowed-names'));
  if (entries.length === 0 && !clusterInfoCa && !allowedNames) return [];
  return [{ kind: 'configMap', uri: into.uri, span: node.span, ...meta, entries, allowedNames, clusterInfoCa }];
}

/** The CA of the first cluster, at its own place in the text of the outer file. */
async function readClusterInfo(
  given: YamlScalar | undefined,
  path: string,
  into: Findings,
): Promise<EncodedField | undefined> {
  const outer = given && unredacted(given);
  const root = outer && parseYaml(outer.value).documents[0]?.root;
  const [cluster] = itemsAt(root, 'clusters');
  const inner = scalarAt(cluster, 'cluster', 'certificate-authority-data');
  if (!outer || !inner) return undefined;
  const toSource = sourceOffsets(outer);
  const map = ({ start, end }: Span): Span => ({ start: toSource(start), end: toSource(end) });
  const placed = { ...unredacted(inner), span: map(inner.span), contentSpan: map(inner.contentSpan) };
  return readEncodedField(placed, `${path}data.kubeconfig.clusters[0].cluster.certificate-authority-data`, into);
}

function readNames(scalar: YamlScalar | undefined): ConfigMapDocument['allowedNames'] {
  if (!scalar) return undefined;
  const root = parseYaml(scalar.value).documents[0]?.root;
  if (root?.kind !== 'seq') return undefined;
  const names = root.items.flatMap((item) => (item.kind === 'scalar' ? item.value : []));
  return { names, span: scalar.span };
}
