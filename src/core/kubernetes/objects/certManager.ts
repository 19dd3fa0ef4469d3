import { itemsAt, scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import { readEncodedField, readPlainField } from '../fields/encodedField.ts';
import type { FieldReading } from '../fields/findings.ts';

const ISSUER_FIELDS: readonly (readonly string[])[] = [
  ['spec', 'vault', 'caBundle'],
  ['spec', 'acme', 'caBundle'],
  ['spec', 'venafi', 'tpp', 'caBundle'],
];

/** The fields that hold base64 of PEM, by kind (cert-manager.io, API reference). `spec.csr` is v1alpha2's name. */
const FIELDS: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  [
    'CertificateRequest',
    [
      ['spec', 'request'],
      ['spec', 'csr'],
      ['status', 'certificate'],
      ['status', 'ca'],
    ],
  ],
  [
    'Order',
    [
      ['spec', 'request'],
      ['spec', 'csr'],
      ['status', 'certificate'],
    ],
  ],
  ['Issuer', ISSUER_FIELDS],
  ['ClusterIssuer', ISSUER_FIELDS],
]);

/**
 * Adds the content of cert-manager's objects to the file's artifacts. It is shown, not judged, because a separate operator reads it. Does nothing for
 * any other object.
 */
export async function decodeCertManagerObject(node: YamlNode, path: string, into: FieldReading): Promise<void> {
  const kind = textAt(node, 'kind') ?? '';
  if (kind === 'Bundle') return decodeBundle(node, path, into);
  const fields = FIELDS.get(kind);
  if (!fields || !/^(?:(?:acme\.)?cert-manager|certmanager\.k8s)\.io\//.test(textAt(node, 'apiVersion') ?? '')) return;
  for (const keys of fields) {
    const scalar = scalarAt(node, ...keys);
    if (scalar) await readEncodedField(scalar, `${path}${keys.join('.')}`, into);
  }
}

/** The text in a Bundle of trust-manager; its other sources are names. */
async function decodeBundle(node: YamlNode, path: string, into: FieldReading): Promise<void> {
  if (!(textAt(node, 'apiVersion') ?? '').startsWith('trust.cert-manager.io/')) return;
  for (const [at, source] of itemsAt(node, 'spec', 'sources').entries()) {
    const scalar = scalarAt(source, 'inLine');
    if (scalar) await readPlainField(scalar, `${path}spec.sources[${at}].inLine`, into);
  }
}
