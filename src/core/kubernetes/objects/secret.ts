import { childOf, located } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import { WITHHELD } from '../../model/documents/located.ts';
import type { SecretDocument, SecretEntry } from '../../model/documents/objects.ts';
import { readEncodedField, readPlainField } from '../fields/encodedField.ts';
import type { FieldReading } from '../fields/findings.ts';
import { withoutForeignContent } from '../fields/foreignContent.ts';
import { isEncryptedObject, keySpanAt, readMeta } from './apiObject.ts';

/** The type whose keys the API server insists on (kubernetes.io, "TLS Secrets"). */
export const TLS_SECRET = 'kubernetes.io/tls';

/** Keys of a TLS Secret; `ca.crt` is cert-manager's and OpenShift's. */
export const TLS_KEYS: ReadonlySet<string> = new Set(['tls.crt', 'tls.key', 'ca.crt']);

/** The entry that counts for a key. */
export function secretEntry({ entries }: SecretDocument, key: string): SecretEntry | undefined {
  return entries.findLast((entry) => entry.key === key);
}

/** True for a Secret that cert-manager renews, so a file contains only a copy. */
export function isManaged({ annotations }: SecretDocument): boolean {
  return [...annotations].some((key) => /^cert-manager\.io\/(?:certificate-name|issuer-name)$/.test(key));
}

/** Reads a Secret. Empty for one without anything like a certificate or key, and for encrypted ones. */
export async function readSecret(node: YamlNode, path: string, into: FieldReading): Promise<readonly SecretDocument[]> {
  const type = located(childOf(node, 'type'), `${path}type`);
  if (isEncryptedObject(node) || type?.value === 'kubernetes.io/ssh-auth') return [];
  const entries = [
    ...(await readEntries(node, 'data', path, into)),
    ...(await readEntries(node, 'stringData', path, into)),
  ];
  if (type?.value !== TLS_SECRET && !entries.some(isAboutKeys)) return [];
  return [
    {
      kind: 'secret',
      uri: into.uri,
      span: node.span,
      ...readMeta(node),
      type,
      entries,
      dataKey: keySpanAt(node, 'data'),
      stringDataKey: keySpanAt(node, 'stringData'),
    },
  ];
}

async function readEntries(
  node: YamlNode,
  place: SecretEntry['place'],
  path: string,
  into: FieldReading,
): Promise<readonly SecretEntry[]> {
  const values = childOf(node, place);
  if (values?.kind !== 'map') return [];
  const entries: SecretEntry[] = [];
  const read = place === 'data' ? readEncodedField : readPlainField;
  for (const { key, keySpan, value } of values.entries) {
    if (into.scheduler.shouldYield()) await into.scheduler.yieldNow();
    const own = `${path}${place}[${JSON.stringify(key)}]`;
    const bare = { value: WITHHELD, span: value.span, path: own, artifacts: [] };
    // A map in the place of a value is a template's braces.
    if (value.kind !== 'scalar') entries.push({ key, place, keySpan, field: { ...bare, content: 'templated' } });
    else if (value.typed === undefined) entries.push({ key, place, keySpan, field: { ...bare, content: 'empty' } });
    else {
      const isTls = TLS_KEYS.has(key);
      const field = await (isTls ? read(value, own, into) : withoutForeignContent(value, own, into, read));
      entries.push({ key, place, keySpan, field });
    }
  }
  return entries;
}

function isAboutKeys({ key, field }: SecretEntry): boolean {
  const { content, artifacts, problems = [] } = field;
  return TLS_KEYS.has(key) || content === 'rawPem' || artifacts.length + problems.length > 0;
}
