import { isTemplated } from '../../formats/placeholder.ts';
import { hexDigest } from '../../formats/x509/digest.ts';
import { childOf, located, scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode, YamlScalar } from '../../formats/yaml/node.ts';
import { unredacted } from '../../formats/yaml/sourceOffset.ts';
import { type EncodedField, WITHHELD } from '../../model/documents/located.ts';
import type { AgentAuthority, RancherSettingDocument } from '../../model/documents/rancher.ts';
import { base64ContentOf } from '../fields/embeddedPem.ts';
import { readEncodedField, readPlainField } from '../fields/encodedField.ts';
import type { FieldReading } from '../fields/findings.ts';
import { withoutForeignContent } from '../fields/foreignContent.ts';
import { isEncryptedObject, isOfGroup, readMeta } from './apiObject.ts';

/** The namespace of Rancher and of its agents. */
export const RANCHER_NAMESPACE = 'cattle-system';

/** The Secret and the key that hold the CA of a private authority (rancher/rancher, chart/templates/deployment.yaml). */
const [SECRET, KEY] = ['tls-ca', 'cacerts.pem'] as const;

/** A setting of Rancher that concerns its agents; empty for any other object. */
export async function readRancherSetting(
  node: YamlNode,
  path: string,
  into: FieldReading,
): Promise<readonly RancherSettingDocument[]> {
  const kind = textAt(node, 'kind');
  const meta = readMeta(node);
  const shared = { ...meta, kind: 'rancherSetting', uri: into.uri, span: node.span } as const;
  if (isEncryptedObject(node)) return [];
  if (kind === 'Secret' && meta.name === SECRET && meta.namespace === RANCHER_NAMESPACE) {
    const authority = await authorityIn(node, path, into);
    return authority ? [{ ...shared, authority }] : [];
  }
  const value = kind === 'Setting' && isOfGroup(node, 'management.cattle.io') ? scalarAt(node, 'value') : undefined;
  if (!value || isTemplated(value.value)) return [];
  if (meta.name === 'server-url') {
    const server = located(value, `${path}value`);
    return server ? [{ ...shared, server }] : [];
  }
  if (meta.name !== 'cacerts') return [];
  const field = await readPlainField(value, `${path}value`, into);
  const authority = await authorityOf(field, value.value);
  return authority ? [{ ...shared, authority }] : [];
}

/** The CA in the Secret, whose text Rancher trims as it fills the setting. */
async function authorityIn(node: YamlNode, path: string, into: FieldReading): Promise<AgentAuthority | undefined> {
  for (const place of ['stringData', 'data'] as const) {
    const value = childOf(node, place, KEY);
    if (value?.kind !== 'scalar') continue;
    const read = place === 'data' ? readEncodedField : readPlainField;
    const field = await withoutForeignContent(value, `${path}${place}[${JSON.stringify(KEY)}]`, into, read);
    return authorityOf(field, (place === 'data' ? decodedText(value) : value.value).trim());
  }
  return undefined;
}

function decodedText(given: YamlScalar): string {
  const content = base64ContentOf(unredacted(given));
  return content.kind === 'pem' ? content.text : '';
}

/**
 * The script hashes the text and a line end, and Rancher adds one only if there is none (rancher/rancher, package/run.sh;
 * pkg/systemtemplate/import.go, CAChecksum). Undefined for anything but the text of certificates.
 */
async function authorityOf(field: EncodedField, text: string): Promise<AgentAuthority | undefined> {
  if (field.content !== 'pem' || field.value === WITHHELD || !/^[\t\n\r -~]+$/.test(text)) return undefined;
  const [bare, ended] = [await digestOf(text), await digestOf(`${text}\n`)];
  return { field, checksum: ended, ...(text.endsWith('\n') ? { otherwise: bare } : { unended: bare }) };
}

function digestOf(text: string): Promise<string> {
  return hexDigest('SHA-256', new TextEncoder().encode(text));
}
