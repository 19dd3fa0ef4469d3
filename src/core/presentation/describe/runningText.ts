import { runningOutcome } from '../../inspection/runningOutcome.ts';
import type { Connection } from '../../model/connection.ts';
import { phrase, type Text } from '../../model/text/text.ts';

/** What running components notice of a connection that breaks by time; undefined if that is the same as for a new connection. */
export function runningText(connection: Connection): Text | undefined {
  const outcome = runningOutcome(connection);
  if (outcome === undefined) return undefined;
  const { kind, from, to } = connection;
  if (outcome === 'nextRequest') {
    return LEASED.has(from.component)
      ? phrase('{server} refuses the next request, and {client} exits when it cannot renew its lease.', {
          server: to.component,
          client: from.component,
        })
      : phrase('{server} refuses the next request.', { server: to.component });
  }
  return kind === 'etcd' && from.component === 'kube-apiserver'
    ? phrase('Open connections go on working. Do not restart kube-apiserver before the certificate is renewed.')
    : phrase('Open connections go on working.');
}

/** Components that exit about 10 seconds after they lose the lease of their leader. */
const LEASED: ReadonlySet<string> = new Set(['kube-controller-manager', 'kube-scheduler']);
