import { isTemplated } from '../../formats/placeholder.ts';
import { childOf, entryOf, itemsAt, located, scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { EncodedField, Located } from '../../model/documents/located.ts';
import type {
  RequestedUsages,
  ServerSetField,
  SigningRequestCondition,
  SigningRequestDocument,
} from '../../model/documents/signingRequest.ts';
import { readEncodedField } from '../fields/encodedField.ts';
import type { FieldReading } from '../fields/findings.ts';

const SERVER_SET: readonly string[] = ['username', 'uid', 'groups', 'extra'];

const SET_ON_CREATION: readonly string[] = ['uid', 'resourceVersion', 'creationTimestamp'];

/** The object's document, or nothing if the node is no such object. `path` is the YAML path of the object with a dot at its end. */
export async function readSigningRequest(
  node: YamlNode,
  path: string,
  into: FieldReading,
): Promise<readonly SigningRequestDocument[]> {
  if (!isSigningRequest(node)) return [];
  const spec = childOf(node, 'spec');
  const at = (field: string) => given(located(childOf(spec, field), `${path}spec.${field}`));
  const metadata = childOf(node, 'metadata');
  return [
    {
      kind: 'signingRequest',
      uri: into.uri,
      span: node.span,
      apiVersion: given(located(childOf(node, 'apiVersion'), `${path}apiVersion`)),
      name: given(located(childOf(metadata, 'name'), `${path}metadata.name`)),
      specSpan: entryOf(node, 'spec')?.keySpan ?? childOf(node, 'kind')?.span ?? node.span,
      request: await encoded(spec, 'request', `${path}spec.request`, into),
      signerName: at('signerName'),
      usages: usagesOf(spec, `${path}spec.usages`),
      expirationSeconds: secondsOf(spec, `${path}spec.expirationSeconds`),
      username: at('username'),
      groups: itemsAt(spec, 'groups').flatMap((item) => (item.kind === 'scalar' ? item.value : [])),
      serverSet: SERVER_SET.flatMap((name) => serverSetField(spec, name)),
      exported: SET_ON_CREATION.some((field) => scalarAt(metadata, field) !== undefined),
      conditions: itemsAt(node, 'status', 'conditions').flatMap(conditionOf),
      certificate: await encoded(childOf(node, 'status'), 'certificate', `${path}status.certificate`, into),
    },
  ];
}

/** Other groups have a kind of this name too; a version left out or not yet filled in may be this one. */
function isSigningRequest(node: YamlNode): boolean {
  if (textAt(node, 'kind') !== 'CertificateSigningRequest') return false;
  const version = textAt(node, 'apiVersion') ?? '';
  return version === '' || version.startsWith('certificates.k8s.io/') || isTemplated(version);
}

async function encoded(
  parent: YamlNode | undefined,
  field: string,
  path: string,
  into: FieldReading,
): Promise<EncodedField | undefined> {
  const scalar = scalarAt(parent, field);
  return scalar && readEncodedField(scalar, path, into);
}

function given(value: Located<string> | undefined): Located<string> | undefined {
  return value?.value === '' ? undefined : value;
}

function usagesOf(spec: YamlNode | undefined, path: string): RequestedUsages | undefined {
  const items = itemsAt(spec, 'usages').flatMap((item, at) => located(item, `${path}[${at}]`) ?? []);
  const span = childOf(spec, 'usages')?.span;
  return span && items.length > 0 ? { span, items } : undefined;
}

function secondsOf(spec: YamlNode | undefined, path: string): Located<number> | undefined {
  const scalar = scalarAt(spec, 'expirationSeconds');
  return typeof scalar?.typed === 'number' ? { value: scalar.typed, span: scalar.span, path } : undefined;
}

function serverSetField(spec: YamlNode | undefined, name: string): readonly ServerSetField[] {
  const entry = entryOf(spec, name);
  if (!entry) return [];
  const { keySpan, value } = entry;
  return [{ name, keySpan, span: { start: keySpan.start, end: Math.max(keySpan.end, value.span.end) } }];
}

/** A condition whose status is True. */
export function conditionOf(node: YamlNode): readonly SigningRequestCondition[] {
  const type = textAt(node, 'type');
  const isTrue = (scalarAt(node, 'status')?.value ?? 'True').toLowerCase() === 'true';
  if (type === undefined || !isTrue) return [];
  const span = scalarAt(node, 'type')?.span ?? node.span;
  return [{ type, span, reason: textAt(node, 'reason') || undefined, message: textAt(node, 'message') || undefined }];
}
