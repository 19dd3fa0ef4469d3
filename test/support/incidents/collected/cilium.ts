import { authority, serving } from '../../apiObjects.ts';
import { CLUSTER_MESH, ciliumSecret, HUBBLE_AGENT, HUBBLE_RELAY, meshAgents } from '../../ciliumText.ts';
import { nodeWith } from '../incident.ts';
import type { CollectedIncident } from './collected.ts';

const PATH = 'etc/kubernetes/addons/cilium.yaml';
const MESH = 'clustermesh-apiserver.kube-system.svc';
const PURPOSES = { extendedKeyUsage: ['serverAuth', 'clientAuth'] };

/** Incidents of Cilium's own servers. */
export const CILIUM: Readonly<Record<string, CollectedIncident>> = {
  hubbleWithoutNames: {
    source: 'cilium/cilium#16900',
    lines: [
      'level=warning msg="Failed to create gRPC client" address="10.0.0.10:4244" error="context deadline exceeded: connection error: desc = \\"transport: authentication handshake failed: tls: failed to verify certificate: x509: certificate relies on legacy Common Name field, use SANs instead\\"" hubble-tls=true next-try-in=10m40s peer=cp-1 subsys=hubble-relay',
    ],
    files: () =>
      nodeWith(async (node) => {
        const ca = await authority('Cilium CA');
        const agents = await serving(ca, ['*.default.hubble-grpc.cilium.io'], { ...PURPOSES, sans: undefined });
        const relay = await serving(ca, ['*.hubble-relay.cilium.io'], PURPOSES);
        const secrets = [
          ciliumSecret('hubble-server-certs', ca, agents),
          ciliumSecret('hubble-relay-client-certs', ca, relay),
        ];
        node.put(PATH, `${secrets.join('')}${HUBBLE_AGENT}${HUBBLE_RELAY}`);
      }),
    answer: {
      ends: ['Hubble Relay', 'the Cilium agent'],
      finding: `names/san-missing-cn-only ${PATH}`,
      certificate: PATH,
    },
  },
  hubbleOfOtherCa: {
    source: 'cilium/cilium#21454',
    lines: [
      'level=warning msg="Failed to create gRPC client" address="10.0.0.10:4244" error="connection error: desc = \\"transport: authentication handshake failed: x509: certificate signed by unknown authority\\"" hubble-tls=true next-try-in=10s peer=cp-1 subsys=hubble-relay',
      'level=warning msg="Failed to create peer notify client for peers change notification; will try again after the timeout has expired" error="rpc error: code = Unavailable desc = connection error: desc = \\"transport: authentication handshake failed: tls: failed to verify certificate: x509: certificate signed by unknown authority\\"" subsys=hubble-relay target="hubble-peer.kube-system.svc.cluster.local.:443"',
    ],
    files: () =>
      nodeWith(async (node) => {
        const [current, earlier] = [await authority('Cilium CA'), await authority('earlier CA')];
        const agents = await serving(current, ['*.default.hubble-grpc.cilium.io'], PURPOSES);
        const relay = await serving(earlier, ['*.hubble-relay.cilium.io'], PURPOSES);
        const secrets = [
          ciliumSecret('hubble-server-certs', current, agents),
          ciliumSecret('hubble-relay-client-certs', earlier, relay),
        ];
        node.put(PATH, `${secrets.join('')}${HUBBLE_AGENT}${HUBBLE_RELAY}`);
      }),
    answer: {
      ends: ['Hubble Relay', 'the Cilium agent'],
      finding: `connections/handshake-refused ${PATH}`,
      certificate: PATH,
    },
  },
  meshOfOtherCa: {
    source: 'cilium/cilium#43099',
    lines: [
      `{"level":"warn","ts":"2026-06-01T12:00:00.000Z","logger":"etcd-client","caller":"v3/retry_interceptor.go:62","msg":"retrying of unary invoker failed","target":"etcd-endpoints://0xc000334380/${MESH}:2379","attempt":0,"error":"rpc error: code = DeadlineExceeded desc = latest balancer error: last connection error: connection error: desc = \\"transport: authentication handshake failed: tls: failed to verify certificate: x509: certificate signed by unknown authority\\""}`,
    ],
    files: () =>
      nodeWith(async (node) => {
        const [current, earlier] = [await authority('Cilium CA'), await authority('earlier CA')];
        const leaf = (ca: typeof current, name: string) => serving(ca, [name], PURPOSES);
        const own = await serving(current, [MESH], { ...PURPOSES, sans: ['ip:127.0.0.1', `dns:${MESH}`] });
        node.put(
          PATH,
          [
            ciliumSecret('clustermesh-apiserver-server-cert', current, own),
            ciliumSecret('clustermesh-apiserver-admin-cert', current, await leaf(current, 'admin-default')),
            ciliumSecret('clustermesh-apiserver-local-cert', earlier, await leaf(earlier, 'local-default')),
            meshAgents({ west: `https://${MESH}:2379` }),
            CLUSTER_MESH,
          ].join(''),
        );
      }),
    answer: {
      ends: ['the Cilium agent', 'the etcd of Cluster Mesh'],
      finding: `connections/handshake-refused ${PATH}`,
      certificate: PATH,
    },
  },
};
