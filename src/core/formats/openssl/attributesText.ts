import type { CertificateRequest } from '../../model/artifacts/certificate.ts';
import { attempt, DerCursor } from '../der/derCursor.ts';
import { childrenOf, contextTag, type DerElement, readWhole, TAG } from '../der/derElement.ts';
import { oidText } from '../der/derPrimitives.ts';
import { stringText } from '../der/derString.ts';
import { EXTENSION_REQUEST } from '../x509/readCertificateRequest.ts';
import { extensionsText } from './extensionsText.ts';
import { harmlessText } from './nameText.ts';

/** The attributes of a request (RFC 2986 §4.1), then the extensions it asks for. */
export function attributesText(request: CertificateRequest): readonly string[] {
  const read = attempt(() => attributesOf(request).map((attribute) => childrenOf(attribute)));
  const attributes = 'value' in read ? read.value : [];
  const lines = attributes.flatMap(([type, values]) => attributeLines(type, values));
  return [
    '        Attributes:',
    ...(attributes.length === 0 ? ['            (none)'] : lines),
    '            Requested Extensions:',
    ...extensionsText(request.extensions, 16),
  ];
}

function attributesOf(request: CertificateRequest): readonly DerElement[] {
  const fields = new DerCursor(readWhole(request.tbs, TAG.sequence));
  fields.take(TAG.integer, 'x509: malformed version');
  fields.take(TAG.sequence, 'x509: malformed subject');
  fields.take(TAG.sequence, 'x509: malformed spki');
  const list = fields.takeOptional(contextTag(0, true), 'x509: malformed attributes');
  return list ? childrenOf(list) : [];
}

const NAMES: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.1.9.2', 'unstructuredName'],
  ['1.2.840.113549.1.9.7', 'challengePassword'],
]);

/** Empty for the one that holds the extensions, which are printed on their own. */
function attributeLines(type: DerElement | undefined, values: DerElement | undefined): readonly string[] {
  const read = attempt(() => ({ oid: type ? oidText(type) : '', parts: values ? childrenOf(values) : [] }));
  if (!('value' in read)) return ['            (malformed)'];
  const { oid, parts } = read.value;
  if (EXTENSION_REQUEST.includes(oid)) return [];
  const title = (NAMES.get(oid) ?? oid).padEnd(25);
  return parts.map((part) => {
    const text = stringText(part);
    return `            ${title}:${text === undefined ? 'unable to print attribute' : harmlessText(text)}`;
  });
}
