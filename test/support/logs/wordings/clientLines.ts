import type { Connection } from '../../../../src/core/model/connection.ts';
import { klogLine } from '../../../../src/sample/exerciseLogs.ts';
import { capnslogLine, etcdLine, inJournal, structured } from '../lineForms.ts';
import type { Wording } from './wordings.ts';

/** The host of the server as a URL has it. */
export function hostOf({ host }: Pick<Connection, 'host'>): string {
  const name = host?.value ?? '10.96.0.1';
  return name.includes(':') ? `[${name}]` : name;
}

/** A client that does not accept its server, or that receives an alert of it. */
export function clientLines(connection: Connection, error: string, now: Date): readonly Wording[] {
  const { from, to, kind } = connection;
  const host = hostOf(connection);
  if (kind === 'etcd') return etcdClientLines(connection, error, now);
  if (kind === 'etcd-peer') return peerLines(host, error, now);
  if (to.component === 'kubelet') return kubeletCallerLines(host, error, now);
  if (kind === 'aggregation') return aggregatorLines(host, error, now);
  if (kind === 'webhook') return webhookLines(host, error, now);
  if (kind === 'signing' || kind === 'tokens') return [];
  const request = (path: string, verb = 'Get') => `${verb} "https://${host}:6443${path}": ${error}`;
  return apiClientLines(from.component, request, (path) => `Get https://${host}:6443${path}: ${error}`, error, now);
}

/** A client of kube-apiserver whose request is answered by 401. */
export function unauthorizedLines({ from, to, kind }: Connection, now: Date): readonly Wording[] {
  if (to.component === 'kubelet')
    return [
      {
        reader: 'kubectl logs',
        line: 'error: You must be logged in to the server (the server has asked for the client to provide credentials ( pods/log etcd-cp-1))',
      },
    ];
  if (kind === 'aggregation')
    return [
      {
        reader: 'kube-apiserver 1.37',
        line: klogLine(
          now,
          'remote_available_controller.go:462',
          '"Unhandled Error" err="v1beta1.metrics.k8s.io failed with: failing or missing response from https://10.96.1.1:443/apis/metrics.k8s.io/v1beta1: bad status from https://10.96.1.1:443/apis/metrics.k8s.io/v1beta1: 401"',
        ),
      },
    ];
  if (from.component === 'kubectl')
    return [
      { reader: 'kubectl 1.24', line: 'error: You must be logged in to the server (Unauthorized)' },
      {
        reader: 'kubectl 1.28',
        line: 'error: You must be logged in to the server (the server has asked for the client to provide credentials)',
      },
      {
        reader: 'kubectl 1.30',
        line: klogLine(
          now,
          'memcache.go:265',
          "couldn't get current server API group list: the server has asked for the client to provide credentials",
        ),
      },
    ];
  const bare = () => 'Unauthorized';
  return apiClientLines(from.component, bare, bare, 'Unauthorized', now).filter(({ line }) =>
    line.includes('Unauthorized'),
  );
}

type Request = (path: string, verb?: string) => string;

function apiClientLines(
  component: string,
  request: Request,
  earlier: Request,
  error: string,
  now: Date,
): readonly Wording[] {
  const lease = `/apis/coordination.k8s.io/v1/namespaces/kube-system/leases/${component}?timeout=5s`;
  const lock = `kube-system/${component}`;
  const klog = (reader: string, at: string, message: string): Wording => ({ reader, line: klogLine(now, at, message) });
  const watch = (path: string) => `failed to list *v1.Node: ${request(path)}`;
  switch (component) {
    case 'kubectl':
      return [
        { reader: 'kubectl', line: `Unable to connect to the server: ${error}` },
        klog(
          'kubectl 1.28',
          'memcache.go:265',
          `couldn't get current server API group list: ${request('/api?timeout=32s')}`,
        ),
        {
          reader: 'kubectl 1.31',
          line: structured(
            now,
            'memcache.go:265',
            'Unhandled Error',
            `couldn't get current server API group list: ${request('/api?timeout=32s')}`,
          ),
        },
      ];
    case 'kubelet': {
      const lines = [
        structured(
          now,
          'kubelet_node_status.go:96',
          'Unable to register node with API server',
          request('/api/v1/nodes', 'Post'),
        ),
        klogLine(
          now,
          'kubelet_node_status.go:92',
          `Unable to register node "cp-1" with API server: ${earlier('/api/v1/nodes')}`,
        ),
        structured(
          now,
          'controller.go:145',
          'Failed to ensure lease exists, will retry',
          request('/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/cp-1?timeout=10s'),
        ),
        klogLine(
          now,
          'reflector.go:138',
          `k8s.io/client-go/informers/factory.go:134: Failed to watch *v1.Node: ${watch('/api/v1/nodes?limit=500&resourceVersion=0')}`,
        ),
        structured(
          now,
          'reflector.go:166',
          'Unhandled Error',
          `k8s.io/client-go/informers/factory.go:160: Failed to watch *v1.Node: ${watch('/api/v1/nodes?limit=500')}`,
        ),
        structured(
          now,
          'event.go:368',
          'Unable to write event (may retry after sleeping)',
          request('/api/v1/namespaces/default/events', 'Post'),
        ),
      ];
      return lines.map((line, at) => ({ reader: `kubelet ${at}`, line: inJournal('kubelet', line, now) }));
    }
    case 'kube-scheduler':
    case 'kube-controller-manager':
      return [
        klog(`${component} 1.20`, 'leaderelection.go:325', `error retrieving resource lock ${lock}: ${request(lease)}`),
        klog(`${component} 1.16`, 'leaderelection.go:330', `error retrieving resource lock ${lock}: ${earlier(lease)}`),
        klog(
          `${component} 1.33`,
          'leaderelection.go:436',
          `"error retrieving resource lock" err="${request(lease).replaceAll('"', '\\"')}" lock="${lock}"`,
        ),
        klog(
          `${component} 1.37`,
          'leaderelection.go:473',
          `"Error retrieving lease lock" err="${request(lease).replaceAll('"', '\\"')}" lock="${lock}"`,
        ),
      ];
    default:
      return [
        {
          reader: component,
          line: `[pod/${component}-x7k2p/${component}] ${structured(now, 'reflector.go:200', 'Failed to watch', watch('/api/v1/nodes?limit=500'))}`,
        },
      ];
  }
}

/** kube-apiserver by the releases of its gRPC, and etcdctl, whoever runs it. */
function etcdClientLines({ from, side, host }: Connection, error: string, now: Date): readonly Wording[] {
  const name = hostOf({ host });
  const refused = /^dial tcp (\S+): connect: /.exec(error);
  const address = refused?.[1] ?? `${name}:2379`;
  const failed = refused ? `Error while dialing: ${error}` : `authentication handshake failed: ${error}`;
  const reason = `connection error: desc = "transport: ${failed}"`;
  const warning = (at: string, message: string) => klogLine(now, at, message).replace('E', 'W');
  const etcdctl = {
    reader: 'etcdctl',
    line: etcdLine(now, 'v3@v3.5.12/retry_interceptor.go:63', {
      logger: 'etcd-client',
      msg: 'retrying of unary invoker failed',
      target: `etcd-endpoints://0xc0001/${address}`,
      error: `rpc error: code = DeadlineExceeded desc = latest balancer error: last connection error: ${reason}`,
    }),
  };
  if (from.component === 'etcd-health-check') return [etcdctl];
  return [
    {
      reader: 'kube-apiserver 1.37',
      line: warning(
        'logging.go:55',
        `[core] [Channel #1 SubChannel #3]grpc: addrConn.createTransport failed to connect to {Addr: "${address}", ServerName: "${address}", }. Err: ${reason}`,
      ),
    },
    {
      reader: 'kube-apiserver 1.26',
      line: warning(
        'logging.go:59',
        `[core] [Channel #1 SubChannel #2] grpc: addrConn.createTransport failed to connect to { "Addr": "${address}", "ServerName": "${name}", "Attributes": null, "BalancerAttributes": null, "Type": 0, "Metadata": null }. Err: ${reason}`,
      ),
    },
    {
      reader: 'kube-apiserver 1.22',
      line: warning(
        'clientconn.go:1223',
        `grpc: addrConn.createTransport failed to connect to {https://${address}  <nil> 0 <nil>}. Err :${reason}. Reconnecting...`,
      ),
    },
    {
      reader: 'kube-apiserver 1.20',
      line: warning(
        'clientconn.go:1223',
        `grpc: addrConn.createTransport failed to connect to {https://${address}  <nil> 0 <nil>}. Err: ${reason}. Reconnecting...`,
      ),
    },
    ...(side === 'client' ? [etcdctl] : []),
  ];
}

function peerLines(host: string, error: string, now: Date): readonly Wording[] {
  return [
    {
      reader: 'etcd 3.5',
      line: etcdLine(now, 'rafthttp/probing_status.go:68', {
        msg: 'prober detected unhealthy status',
        'round-tripper-name': 'ROUND_TRIPPER_RAFT_MESSAGE',
        'remote-peer-id': 'a8266ecf031671f3',
        rtt: '0s',
        error,
      }),
    },
    {
      reader: 'etcd 3.6',
      line: etcdLine(now, 'etcdserver/cluster_util.go:259', {
        msg: 'failed to reach the peer URL',
        address: `https://${host}:2380/version`,
        'remote-member-id': 'a8266ecf031671f3',
        error: `Get "https://${host}:2380/version": ${error}`,
      }),
    },
    {
      reader: 'etcd 3.3',
      line: capnslogLine(
        now,
        'W',
        `rafthttp: health check for peer a8266ecf031671f3 could not connect: ${error} (prober "ROUND_TRIPPER_RAFT_MESSAGE")`,
      ),
    },
  ];
}

/** Requests that kube-apiserver passes on to a kubelet. */
function kubeletCallerLines(host: string, error: string, now: Date): readonly Wording[] {
  const logs = `Get "https://${host}:10250/containerLogs/kube-system/etcd-cp-1/etcd": ${error}`;
  return [
    { reader: 'kubectl logs', line: `Error from server: ${logs}` },
    { reader: 'kubectl exec', line: `Error from server: error dialing backend: ${error}` },
    {
      reader: 'kube-apiserver',
      line: klogLine(
        now,
        'status.go:71',
        `apiserver received an error that is not an metav1.Status: &url.Error{Op:"Get", URL:"https://${host}:10250/containerLogs/kube-system/etcd-cp-1/etcd", Err:(*tls.CertificateVerificationError)(0xc00)}: ${logs}`,
      ),
    },
  ];
}

function aggregatorLines(host: string, error: string, now: Date): readonly Wording[] {
  const url = `https://${host}:443/apis/metrics.k8s.io/v1beta1`;
  const failed = `v1beta1.metrics.k8s.io failed with: failing or missing response from ${url}: Get "${url}": ${error}`;
  return [
    { reader: 'kube-apiserver 1.28', line: klogLine(now, 'available_controller.go:460', failed) },
    {
      reader: 'kube-apiserver 1.37',
      line: structured(now, 'remote_available_controller.go:462', 'Unhandled Error', failed),
    },
  ];
}

function webhookLines(host: string, error: string, now: Date): readonly Wording[] {
  const failed = `failed calling webhook "check.example.com": failed to call webhook: Post "https://${host}:443/validate?timeout=10s": ${error}`;
  return [
    { reader: 'kube-apiserver', line: klogLine(now, 'dispatcher.go:214', failed) },
    {
      reader: 'kubectl apply',
      line: `Error from server (InternalError): error when creating "a.yaml": Internal error occurred: ${failed}`,
    },
  ];
}
