import { itemsAt, scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { ExpirationReportDocument, ExpirationRow } from '../../model/documents/expirationReport.ts';

/** The report of `-o json` or `-o yaml`; undefined for any other object. */
export function readExpirationInfo(root: YamlNode, uri: string): ExpirationReportDocument | undefined {
  if (textAt(root, 'kind') !== 'CertificateExpirationInfo') return undefined;
  const rows = [
    ...itemsAt(root, 'certificates').map((item) => rowOf(item, false)),
    ...itemsAt(root, 'certificateAuthorities').map((item) => rowOf(item, true)),
  ];
  return { kind: 'expirationReport', uri, span: root.span, rows };
}

function rowOf(item: YamlNode, isAuthority: boolean): ExpirationRow {
  const name = scalarAt(item, 'name');
  const isMissing = scalarAt(item, 'missing')?.typed === true;
  const expires = Date.parse(textAt(item, 'expirationDate') ?? '');
  return {
    name: name?.value ?? '',
    span: name?.span ?? item.span,
    isAuthority,
    isMissing,
    expires: isMissing || Number.isNaN(expires) ? undefined : expires,
    wasExpired: !isMissing && (textAt(item, 'residualTime') ?? '').startsWith('-'),
  };
}
