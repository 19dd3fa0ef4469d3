import { decodeBase64 } from '../../formats/base64/base64.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { redact } from '../../formats/redaction/redact.ts';
import { childOf, entryOf, scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import { unredacted } from '../../formats/yaml/sourceOffset.ts';
import type { BootstrapTokenDocument, SecretField } from '../../model/documents/kubeadm.ts';
import type { Located } from '../../model/documents/located.ts';
import type { Span } from '../../model/source/span.ts';
import { ownPlace, type PlacedScalar, scalarField, type TreePlace } from '../fields/placedFields.ts';

/** The type of the Secrets (cluster-bootstrap, SecretTypeBootstrapToken). */
export const BOOTSTRAP_TOKEN_TYPE = 'bootstrap.kubernetes.io/token';

/** The start of their names (cluster-bootstrap, BootstrapTokenSecretPrefix). */
export const BOOTSTRAP_TOKEN_PREFIX = 'bootstrap-token-';

const SECRET_HALF = /^[a-z0-9]{16}$/;

/** The Secret where it has the type or the name of a bootstrap token; nothing for any other object. */
export function readBootstrapToken(root: YamlNode, path: string, uri: string): readonly BootstrapTokenDocument[] {
  const place = ownPlace(path);
  const name = scalarField(root, 'metadata.name', place);
  const type = scalarField(root, 'type', place);
  const kind = entryOf(root, 'kind');
  if (textAt(root, 'kind') !== 'Secret' || kind === undefined) return [];
  if (type?.value !== BOOTSTRAP_TOKEN_TYPE && !name?.value.startsWith(BOOTSTRAP_TOKEN_PREFIX)) return [];
  const data = readData(root, path);
  const secret = data.values.get('token-secret');
  const document: BootstrapTokenDocument = {
    kind: 'bootstrapToken',
    uri,
    span: root.span,
    name,
    namespace: scalarField(root, 'metadata.namespace', place),
    type,
    headSpan: { start: kind.keySpan.start, end: kind.value.span.end },
    tokenId: data.values.get('token-id'),
    tokenSecret: secretField(secret, SECRET_HALF),
    expiration: data.values.get('expiration'),
    extraGroups: data.values.get('auth-extra-groups'),
    usages: [...data.values].flatMap(([key, value]) => (key.startsWith('usage-bootstrap-') ? [value] : [])),
    undecodable: data.undecodable,
    isTemplated: data.isTemplated,
  };
  return [document];
}

interface SecretData {
  readonly values: ReadonlyMap<string, Located<string>>;
  readonly undecodable: readonly { readonly key: string; readonly span: Span }[];
  readonly isTemplated: boolean;
}

/** `stringData` wins over `data`, as the API server writes it over (core/v1, Secret). */
function readData(root: YamlNode, path: string): SecretData {
  const values = new Map<string, Located<string>>();
  const undecodable: { key: string; span: Span }[] = [];
  let templated = false;
  for (const field of ['data', 'stringData'] as const) {
    const map = childOf(root, field);
    for (const { key, value } of map?.kind === 'map' ? map.entries : []) {
      if (value.kind !== 'scalar' || value.typed === undefined) continue;
      // Only the shape of the secret half is kept. Base64 is no text that the gate lets through.
      const isOpen = isTemplated(unredacted(value).value);
      if (isOpen) templated = true;
      const plain = key === 'token-secret' ? unredacted(value).value : value.value;
      const text = field === 'stringData' || isOpen ? plain : decoded(unredacted(value).value);
      if (text === undefined) undecodable.push({ key, span: value.contentSpan });
      else values.set(key, { value: text, span: value.contentSpan, path: `${path}${field}["${key}"]` });
    }
    if (map !== undefined && map.kind !== 'map') templated = true;
  }
  return { values, undecodable, isTemplated: templated };
}

function decoded(base64: string): string | undefined {
  const result = decodeBase64(base64);
  return 'bytes' in result ? redact(new TextDecoder().decode(result.bytes)) : undefined;
}

/** A whole bootstrap token (cluster-bootstrap, BootstrapTokenPattern). */
export const BOOTSTRAP_TOKEN = /^[a-z0-9]{6}\.[a-z0-9]{16}$/;

/** The key that kubeadm-certs is encrypted with: AES-256 as hexadecimal digits (kubeadm, ValidateCertificateKey). */
export const CERTIFICATE_KEY = /^[0-9a-fA-F]{64}$/;

/** Keeps of a secret whether it has its shape; absent for an absent or empty one. */
function secretField(scalar: PlacedScalar | undefined, shape: RegExp): SecretField | undefined {
  if (scalar === undefined || scalar.value === '') return undefined;
  const { value, span, path } = scalar;
  const isOpen = isTemplated(value) && redact(value) === value;
  const form = shape.test(value) ? 'wellFormed' : isOpen ? 'templated' : 'malformed';
  return { span, path, form, length: value.length };
}

/** The same of the secret at a dotted path, which the other readers of fields do not get. */
export function secretAt(
  root: YamlNode | undefined,
  path: string,
  place: TreePlace,
  shape: RegExp,
): SecretField | undefined {
  const field = scalarField(root, path, place);
  const scalar = scalarAt(root, ...path.split('.'));
  return field && scalar && secretField({ ...field, value: unredacted(scalar).value }, shape);
}
