import type { ChainFailure } from '../../../../src/core/model/chainOutcome.ts';
import type { Connection } from '../../../../src/core/model/connection.ts';
import { klogLine } from '../../../../src/sample/exerciseLogs.ts';
import { capnslogLine, etcdLine, inJournal, structured } from '../lineForms.ts';
import type { Wording } from './wordings.ts';

const REMOTE = '10.0.3.17:53412';

/** A server that rejects the client certificate of its client in the handshake. */
export function serverRejectedLines({ to, kind }: Connection, error: string, now: Date): readonly Wording[] {
  if (to.component === 'etcd') return etcdRejectedLines(kind === 'etcd-peer' ? 'peer' : 'client', error, now);
  return [{ reader: to.component, line: handshakeLine(to.component, error, now) }];
}

/** The alerts of clients that do not accept their server: Go's for each reason, and those of OpenSSL and Java. */
const ALERTS: Readonly<Partial<Record<ChainFailure['kind'], readonly string[]>>> = {
  expired: ['expired certificate'],
  unknownAuthority: ['unknown certificate authority', 'unknown certificate'],
  incompatibleUsage: ['unsupported certificate'],
};

/** A server that learns by an alert that its client does not accept it. */
export function clientRejectedLines(connection: Connection, { kind }: ChainFailure, now: Date): readonly Wording[] {
  const alerts = ['bad certificate', ...(ALERTS[kind] ?? [])];
  return alerts.flatMap((alert) => serverRejectedLines(connection, `remote error: tls: ${alert}`, now));
}

/** A server that answers a request by 401, by the releases of its library. */
export function unauthenticatedLines({ to }: Connection, error: string, now: Date): readonly Wording[] {
  const reader = to.component;
  const file = reader === 'kubelet' ? 'server.go:310' : 'authentication.go:73';
  const placed = (line: string) => (reader === 'kubelet' ? inJournal('kubelet', line, now) : line);
  return [
    { reader, line: placed(structured(now, file, 'Unable to authenticate the request', error)) },
    {
      reader: `${reader} before 1.25`,
      line: placed(
        klogLine(
          now,
          reader === 'kubelet' ? 'server.go:273' : 'authentication.go:63',
          `Unable to authenticate the request due to an error: ${error}`,
        ),
      ),
    },
    {
      reader: `${reader} of a machine`,
      line: placed(structured(now, file, 'Unable to authenticate the request due to an error', error)),
    },
  ];
}

function handshakeLine(component: string, error: string, now: Date): string {
  const line = klogLine(now, 'log.go:245', `http: TLS handshake error from ${REMOTE}: ${error}`).replace('E', 'I');
  return component === 'kubelet' ? inJournal('kubelet', line, now) : line;
}

function etcdRejectedLines(endpoint: 'client' | 'peer', error: string, now: Date): readonly Wording[] {
  const fields = { 'remote-addr': '127.0.0.1:33210', 'server-name': '', error };
  return [
    {
      reader: 'etcd 3.6',
      line: etcdLine(now, 'embed/config_logging.go:194', {
        msg: `rejected connection on ${endpoint} endpoint`,
        ...fields,
      }),
    },
    {
      reader: 'etcd 3.4',
      line: etcdLine(now, 'embed/config_logging.go:279', { msg: 'rejected connection', ...fields }),
    },
    {
      reader: 'etcd 3.3',
      line: capnslogLine(
        now,
        'I',
        `embed: rejected connection from "127.0.0.1:33210" (error "${error}", ServerName "")`,
      ),
    },
  ];
}
