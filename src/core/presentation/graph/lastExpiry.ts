import type { Connection } from '../../model/connection.ts';
import { certificatesOf } from '../../model/credentialSource.ts';

/** The latest end of a certificate that one of the connections presents or trusts; undefined without any. Milliseconds since the epoch. */
export function lastExpiry(connections: readonly Connection[]): number | undefined {
  let last: number | undefined;
  for (const { client, server } of connections) {
    for (const source of [client?.presented, client?.trusted, server?.presented, server?.trusted]) {
      for (const { certificate } of source ? certificatesOf(source) : []) {
        if (last === undefined || certificate.notAfter > last) last = certificate.notAfter;
      }
    }
  }
  return last;
}
