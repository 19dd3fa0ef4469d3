import type { Span } from '../../text/span.ts';
import { itemsAt, scalarAt, textAt } from '../../yaml/access.ts';
import type { YamlNode } from '../../yaml/node.ts';

/** A certificate or CA as `kubeadm certs check-expiration` saw it. */
export interface ExpirationRow {
  /** kubeadm's name: "apiserver", "admin.conf", "etcd-ca". */
  readonly name: string;
  readonly span: Span;
  readonly isAuthority: boolean;
  /** kubeadm did not find its file. */
  readonly isMissing: boolean;
  /** Milliseconds since the epoch; absent for a missing one and for a date that cannot be read. */
  readonly expires?: number;
  /** It had expired when the report was written. */
  readonly wasExpired: boolean;
}

/** The output of `kubeadm certs check-expiration`, as a table or as CertificateExpirationInfo (output.kubeadm.k8s.io). */
export interface ExpirationReportDocument {
  readonly kind: 'expirationReport';
  readonly uri: string;
  readonly span: Span;
  readonly rows: readonly ExpirationRow[];
}

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
