import type { YamlNode, YamlScalar } from '../../formats/yaml/node.ts';
import type { KubeconfigDocument } from '../../model/documents/kubeconfig.ts';
import { readEncodedField, readPlainField } from '../fields/encodedField.ts';
import type { FieldReading } from '../fields/findings.ts';
import { withoutForeignContent } from '../fields/foreignContent.ts';
import { innerText } from '../fields/innerTree.ts';
import { readEmbeddedKubeconfig } from './embeddedDocuments.ts';

/** How base64 of PEM begins, and of a kubeconfig by its first key: `apiVersion: `, `kind: `, `clusters:`, with quotes as JSON has them. */
const ENCODED_PEM = /^\s*LS0tLS1CRUdJTi/;
const ENCODED_KUBECONFIG = /^\s*(?:YXBpVmVyc2lvb|a2luZDog|Y2x1c3RlcnM6|eyJhcGlWZXJzaW9u|eyJraW5kI)/;

/** A text without objects is read if it contains base64 of PEM or a state of Terraform (developer.hashicorp.com, "State"). */
export const HELD_VALUES = /\bLS0tLS1CRUdJTi|^\s*\{[^{]{0,200}"terraform_version"/;

/** True for a state of Terraform, whose size and shape are its own matter. */
export function isTerraformState(text: string): boolean {
  return /^\s*\{[^{]{0,200}"terraform_version"/.test(text);
}

/** Collections within one another. The parser bounds the rest. */
const MAX_DEPTH = 64;

/**
 * Decodes what a document of some other tool holds in its values: base64 of PEM and kubeconfigs in the values of a chart, and in a state
 * of Terraform PEM as well, which is text with escaped line breaks there. `seen` holds what was read before.
 */
export async function* readHeldValues(
  root: YamlNode,
  into: FieldReading,
  seen: Set<YamlNode>,
): AsyncGenerator<KubeconfigDocument> {
  const rest: { readonly node: YamlNode; readonly path: string; readonly depth: number }[] = [];
  const add = (node: YamlNode, path: string, depth: number) => {
    if (depth > MAX_DEPTH || seen.has(node)) return;
    seen.add(node);
    rest.push({ node, path, depth });
  };
  add(root, '', 0);
  for (let next = rest.pop(); next; next = rest.pop()) {
    const { node, path, depth } = next;
    if (into.scheduler.shouldYield()) await into.scheduler.yieldNow();
    if (node.kind === 'map') {
      for (const { key, value } of node.entries) add(value, path === '' ? key : `${path}.${key}`, depth + 1);
    } else if (node.kind === 'seq') {
      for (const [at, item] of node.items.entries()) add(item, `${path}[${at}]`, depth + 1);
    } else yield* readValue(node, path, into);
  }
}

async function* readValue(scalar: YamlScalar, path: string, into: FieldReading): AsyncGenerator<KubeconfigDocument> {
  const value = innerText(scalar, 'plain') ?? '';
  if (value.length < 64) return;
  if (ENCODED_PEM.test(value)) {
    await withoutForeignContent(scalar, path, into, readEncodedField);
  } else if (value.includes('-----BEGIN ')) {
    // Elsewhere a scan of the text finds it, wherever it stands.
    if (scalar.style === 'double') await withoutForeignContent(scalar, path, into, readPlainField);
  } else {
    const encoding = ENCODED_KUBECONFIG.test(value) ? 'base64' : 'plain';
    const found = await readEmbeddedKubeconfig(scalar, encoding, path, into);
    if (found) yield found;
  }
}
