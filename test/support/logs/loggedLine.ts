import { plainText, type Report } from '../../../src/core/index.ts';
import type { Connection } from '../../../src/core/model/connection.ts';
import type { Finding } from '../../../src/core/model/finding.ts';
import { quotedTexts } from '../../../src/core/model/text/quotedTexts.ts';
import { contentOf } from '../../../src/core/model/text/untrusted.ts';
import { etcdFatal, goTime, klogLine } from '../../../src/sample/exerciseLogs.ts';
import { escaped, etcdLine, inJournal } from './lineForms.ts';

/** The line by which a person learns of what a finding is about, in the form of the component that logs it; undefined if none is logged. */
export function loggedLine(finding: Finding, report: Report, now: Date): string | undefined {
  const broken = report.connections.filter(({ id }) => finding.breaks?.includes(id));
  // The kubelet counts the failed probes of etcd and logs no reason.
  const connection = broken.find(({ from }) => from.component !== 'etcd-health-check');
  if (connection) return connectionLine(connection, now);
  return quotedTexts(finding.message).length > 0 || finding.rule.startsWith('names/')
    ? UNCONNECTED[finding.rule]?.(finding, now, report)
    : undefined;
}

function connectionLine(connection: Connection, now: Date): string | undefined {
  const { side, from, to, stopped, error, clientError, logging = 'always' } = connection;
  const text = contentOf(logging === 'always' ? error : clientError) ?? '';
  if (side === 'configuration') return failedStart(stopped ?? from.component, text, now);
  if (side === 'client' || logging !== 'always') return clientLine(connection, text, now);
  if (to.component === 'etcd') return rejectedByEtcd('client', text, now);
  const line = klogLine(now, 'authentication.go:73', `"Unable to authenticate the request" err="${escaped(text)}"`);
  return to.component === 'kubelet' ? inJournal('kubelet', line, now) : line;
}

/** A component that cannot use what it is configured with. */
function failedStart(component: string, error: string, now: Date): string {
  if (component === 'etcd') return etcdFatal(now, error);
  if (component === 'kubectl') return `error: ${error}`;
  const line = klogLine(now, 'run.go:72', `"command failed" err="${escaped(error)}"`);
  return component === 'kubelet' ? inJournal(component, line, now) : line;
}

/** A client that does not accept its server, or that only learns that it is not accepted. */
function clientLine({ from, to, kind, host }: Connection, text: string, now: Date): string {
  const server = host?.value ?? '10.96.0.1';
  const name = server.includes(':') ? `[${server}]` : server;
  const [, address] = /^dial tcp (\S+): connect: /.exec(text) ?? [];
  if (address) return unconnected(address, `Error while dialing: ${text}`, now);
  const error = /^(?:tls:|remote|Unauthorized)/.test(text) ? text : `${FAILED}${text}`;
  if (kind === 'etcd') return unconnected(`${name}:2379`, `authentication handshake failed: ${error}`, now);
  if (kind === 'etcd-peer') return unreachedPeer(name, error, now);
  if (to.component === 'kubelet')
    return `Error from server: Get "https://${name}:10250/containerLogs/kube-system/etcd/etcd": ${error}`;
  if (from.component === 'kubectl')
    return error === 'Unauthorized'
      ? 'error: You must be logged in to the server (Unauthorized)'
      : `Unable to connect to the server: ${error}`;
  if (from.component === 'kubelet') {
    const failed = `Post "https://${name}:6443/api/v1/nodes": ${error}`;
    const message = `"Unable to register node with API server" err="${escaped(failed)}"`;
    return inJournal('kubelet', klogLine(now, 'kubelet_node_status.go:96', message, 812), now);
  }
  const lease = `https://${name}:6443/apis/coordination.k8s.io/v1/namespaces/kube-system/leases/${from.component}?timeout=5s`;
  if (from.component === 'kube-scheduler' || from.component === 'kube-controller-manager') {
    const what = `error retrieving resource lock kube-system/${from.component}`;
    return klogLine(
      now,
      'leaderelection.go:340',
      `${what}: ${error === 'Unauthorized' ? error : `Get "${lease}": ${error}`}`,
    );
  }
  const failed = `failed to list *v1.Node: Get "https://${name}:6443/api/v1/nodes?limit=500": ${error}`;
  return `[pod/${from.component}-x7k2p/${from.component}] ${klogLine(now, 'reflector.go:200', `"Failed to watch" err="${escaped(failed)}"`)}`;
}

/** gRPC in the API server, which tries again and again. */
function unconnected(address: string, error: string, now: Date): string {
  const reason = `connection error: desc = "transport: ${error}"`;
  const failed = `grpc: addrConn.createTransport failed to connect to {Addr: "${address}", ServerName: "${address}", }. Err: ${reason}`;
  return klogLine(now, 'logging.go:55', `[core] [Channel #1 SubChannel #3]${failed}`).replace('E', 'W');
}

function rejectedByEtcd(endpoint: 'client' | 'peer', error: string, now: Date): string {
  return etcdLine(now, 'embed/config_logging.go:170', {
    msg: `rejected connection on ${endpoint} endpoint`,
    'remote-addr': '127.0.0.1:33210',
    'server-name': '',
    error,
  });
}

function unreachedPeer(host: string, error: string, now: Date): string {
  return etcdLine(now, 'rafthttp/probing_status.go:68', {
    msg: 'prober detected unhealthy status',
    'round-tripper-name': 'ROUND_TRIPPER_RAFT_MESSAGE',
    'remote-peer-id': host,
    rtt: '0s',
    error,
  });
}

/** The findings whose failure no connection of a single node shows: their rule, and the logged text. */
const UNCONNECTED: Readonly<Record<string, (finding: Finding, now: Date, report: Report) => string>> = {
  'trust/leaf-not-signed-by-trust': (finding, now) => rejectedByEtcd('peer', quotedIn(finding), now),
  'trust/signature-algorithm-weak': (finding, now) => rejectedByEtcd('peer', quotedIn(finding), now),
  'validity/cert-expired': (finding, now, report) =>
    rejectedByEtcd('peer', `${FAILED}${quotedIn(finding)}: ${clocks(finding, now, report, 'after')}`, now),
  'validity/cert-not-yet-valid': (finding, now, report) =>
    rejectedByEtcd('peer', `${FAILED}${quotedIn(finding)}: ${clocks(finding, now, report, 'before')}`, now),
  'manifests/flag-file-missing': (finding, now) => failedStart('kube-scheduler', quotedIn(finding), now),
  'names/kubelet-cn-format': (finding, now) => {
    const error = `failed to list *v1.Node: nodes "cp-1" is forbidden: ${forbidden(finding, 'list', 'nodes')} at the cluster scope`;
    return inJournal(
      'kubelet',
      klogLine(now, 'reflector.go:200', `"Failed to watch" err="${escaped(error)}"`, 812),
      now,
    );
  },
  'names/identity-unexpected': (finding, now) => {
    const component = plainText(finding.message).split(' ')[0];
    const lock = `error retrieving resource lock kube-system/${component}: leases.coordination.k8s.io "${component}" is forbidden`;
    return klogLine(
      now,
      'leaderelection.go:340',
      `${lock}: ${forbidden(finding, 'get', 'leases')} in the namespace "kube-system"`,
    );
  },
};

const FAILED = 'tls: failed to verify certificate: ';

/** The clock, and the end or the start of the certificate at the place of the finding. */
function clocks({ at }: Finding, now: Date, { files }: Report, relation: 'before' | 'after'): string {
  const found = files.get(at.uri)?.artifacts.find(({ origin }) => origin.span.start === at.span.start);
  if (found?.kind !== 'certificate') throw new Error(`no certificate at ${at.uri}`);
  const { notBefore, notAfter } = found.certificate;
  return `current time ${goTime(now)} is ${relation} ${goTime(new Date(relation === 'after' ? notAfter : notBefore))}`;
}

/** The log text in the message of the finding. */
function quotedIn({ message }: Finding): string {
  return quotedTexts(message).at(-1) ?? '';
}

/** The name in the certificate is that of the user. */
function forbidden({ message }: Finding, verb: string, resource: string): string {
  const user = /"(?:CN=)?([\w:.-]+)"/.exec(plainText(message))?.[1] ?? '';
  return `User "${user}" cannot ${verb} resource "${resource}" in API group ""`;
}
