import type { Span } from '../../text/span.ts';
import { childOf, located } from '../../yaml/access.ts';
import type { YamlNode } from '../../yaml/node.ts';
import { type Located, WITHHELD } from '../documents.ts';
import type { Findings } from '../kubeconfigCredential.ts';
import { type EncodedField, readEncodedField, readPlainField } from './encodedField.ts';
import { withoutForeignContent } from './foreignContent.ts';
import { isEncryptedObject, keySpanAt, type ObjectMeta, readMeta } from './objectMeta.ts';

/** The type whose keys the API server insists on (kubernetes.io, "TLS Secrets"). */
export const TLS_SECRET = 'kubernetes.io/tls';

/** Keys of a TLS Secret; `ca.crt` is cert-manager's and OpenShift's. */
export const TLS_KEYS: ReadonlySet<string> = new Set(['tls.crt', 'tls.key', 'ca.crt']);

/** A value of a Secret by its key. */
export interface SecretEntry {
  readonly key: string;
  readonly place: 'data' | 'stringData';
  readonly keySpan: Span;
  readonly field: EncodedField;
}

/**
 * A Secret that holds certificates or keys, or is meant to. Of its values nothing but certificates is kept; of private keys
 * only facts.
 */
export interface SecretDocument extends ObjectMeta {
  readonly kind: 'secret';
  readonly uri: string;
  readonly span: Span;
  /** Absent where the object does not say, which is "Opaque". */
  readonly type?: Located<string>;
  /** Those of `data`, then those of `stringData`, which beat them. */
  readonly entries: readonly SecretEntry[];
  /** The keys `data` and `stringData` themselves; absent where there is none. */
  readonly dataKey?: Span;
  readonly stringDataKey?: Span;
}

/** The entry that counts for a key. */
export function secretEntry({ entries }: SecretDocument, key: string): SecretEntry | undefined {
  return entries.findLast((entry) => entry.key === key);
}

/** Reads a Secret. Empty for one without anything like a certificate or key, and for encrypted ones. */
export async function readSecret(node: YamlNode, path: string, into: Findings): Promise<readonly SecretDocument[]> {
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
  into: Findings,
): Promise<readonly SecretEntry[]> {
  const values = childOf(node, place);
  if (values?.kind !== 'map') return [];
  const entries: SecretEntry[] = [];
  const read = place === 'data' ? readEncodedField : readPlainField;
  for (const { key, keySpan, value } of values.entries) {
    if (into.pace.isDue()) await into.pace.rest();
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
