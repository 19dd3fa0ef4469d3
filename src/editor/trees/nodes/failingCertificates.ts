import { append, certificatesOf, type Finding, type Report, rootCauses } from '../../../core/index.ts';

/** SHA-256 of a certificate → the causes of the broken connections in which it is presented in vain, each once. */
export type FailingCertificates = ReadonlyMap<string, readonly Finding[]>;

export const NONE_FAIL: FailingCertificates = new Map();

/**
 * Certificates of a component that does not start are left out: its peers have not rejected them. A server's certificate counts only if the client
 * rejects it: a server that rejects one client may serve others.
 */
export function failingCertificates(report: Pick<Report, 'connections' | 'findings'>): FailingCertificates {
  const failing = new Map<string, Finding[]>();
  for (const { finding, connections } of rootCauses(report)) {
    const presented = connections
      .filter(({ stopped }) => stopped === undefined)
      .flatMap(({ side, client, server }) => [client?.presented, ...(side === 'client' ? [server?.presented] : [])])
      .flatMap((source) => (source ? certificatesOf(source).slice(0, 1) : []));
    for (const sha256 of new Set(presented.map(({ certificate }) => certificate.sha256))) {
      append(failing, sha256, finding);
    }
  }
  return failing;
}
