import type { Span } from '../source/span.ts';

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
