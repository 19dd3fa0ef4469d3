import { createHash } from 'node:crypto';
import { authority, pairData, secretText, serving } from '../../apiObjects.ts';
import { useKonnectivitySocket } from '../../egressText.ts';
import { base64 } from '../../pem.ts';
import { nodeWith } from '../incident.ts';
import { TRUST_INCIDENTS } from '../trust.ts';
import type { CollectedIncident } from './collected.ts';

const UNTRUSTED = 'x509: certificate signed by unknown authority';
const PKI = '/etc/kubernetes/pki';
const AGENT = 'etc/kubernetes/addons/konnectivity-agent.yaml';
const SERVING = 'etc/kubernetes/pki/apiserver.crt';
const FLANNEL = 'etc/systemd/system/flanneld.service';
const RANCHER = 'rancher.example.com';

const AGENTS = `apiVersion: apps/v1
kind: DaemonSet
metadata: {name: konnectivity-agent, namespace: kube-system}
spec:
  template:
    spec:
      containers:
      - name: konnectivity-agent
        image: registry.k8s.io/kas-network-proxy/proxy-agent:v0.30.3
        command: [/proxy-agent]
        args: [--proxy-server-host=10.0.0.10, --proxy-server-port=8132, --ca-cert=${PKI}/etcd/ca.crt]
        volumeMounts: [{name: pki, mountPath: ${PKI}}]
      volumes: [{name: pki, hostPath: {path: ${PKI}}}]
`;

const ETCD = `apiVersion: druid.gardener.cloud/v1alpha1
kind: Etcd
metadata: {name: etcd-main, namespace: shoot}
spec:
  replicas: 3
  etcd:
    clientUrlTls:
      tlsCASecretRef: {name: ca-etcd, dataKey: ca.crt}
      serverTLSSecretRef: {name: etcd-server}
      clientTLSSecretRef: {name: etcd-client}
---
`;

/** Incidents of programs next to the control plane, with what they connect to and what they log. */
export const ADD_ONS: Readonly<Record<string, CollectedIncident>> = {
  noAgentAvailable: {
    source: 'k0sproject/k0s#5809',
    lines: [
      'E0504 16:31:08.864858    2010 server.go:528] "Failed to get a backend" err="No agent available" dialID=896810405210690112',
    ],
    files: () =>
      nodeWith((node) => {
        useKonnectivitySocket(node);
        node.put(AGENT, AGENTS);
      }),
    answer: { ends: [null, null], finding: `connections/handshake-refused ${AGENT}`, certificate: SERVING },
  },
  logsWithoutAgent: {
    source: 'k0sproject/k0s#5503',
    lines: [
      'Error from server: Get "https://10.0.0.11:10250/containerLogs/kube-system/konnectivity-agent-4gmwb/konnectivity-agent": No agent available',
    ],
    files: () =>
      nodeWith((node) => {
        useKonnectivitySocket(node);
        node.put(AGENT, AGENTS);
      }),
    answer: {
      ends: ['kube-apiserver', null],
      finding: `connections/handshake-refused ${AGENT}`,
      certificate: SERVING,
    },
  },
  flannelWithClusterCa: {
    source: 'flannel-io/flannel#718',
    lines: [
      `failed to retrieve network config: client: etcd cluster is unavailable or misconfigured; error #0: ${UNTRUSTED}`,
      `E0601 12:00:00.000000    1 main.go:332] Couldn't fetch network config: rpc error: code = Unavailable desc = connection error: desc = "transport: authentication handshake failed: tls: failed to verify certificate: ${UNTRUSTED}"`,
    ],
    files: () =>
      nodeWith((node) =>
        node.put(
          FLANNEL,
          `[Service]\nExecStart=/opt/bin/flanneld -etcd-endpoints=https://10.0.0.10:2379 -etcd-cafile=${PKI}/ca.crt -etcd-certfile=${PKI}/etcd/healthcheck-client.crt -etcd-keyfile=${PKI}/etcd/healthcheck-client.key\n`,
        ),
      ),
    answer: {
      ends: ['flanneld', 'etcd'],
      finding: `trust/leaf-not-signed-by-trust ${FLANNEL}`,
      certificate: 'etc/kubernetes/pki/etcd/server.crt',
    },
  },
  rancherByOtherCa: {
    source: 'rancher/rancher#32421',
    lines: [
      `time="2021-04-28T06:11:25Z" level=fatal msg="Certificate chain is not complete, please check if all needed intermediate certificates are included in the server certificate (in the correct order) and if the cacerts setting in Rancher either contains the correct CA certificate (in the case of using self signed certificates) or is empty (in the case of using a certificate signed by a recognized CA). Certificate information is displayed above. error: Get https://${RANCHER}: ${UNTRUSTED}"`,
    ],
    files: async () => {
      const ca = await authority('Rancher CA');
      const leaf = await serving(await authority('Other CA'), [RANCHER]);
      return {
        'rancher.yaml': [
          secretText({ name: 'tls-ca', namespace: 'cattle-system', type: '', data: { 'cacerts.pem': base64(ca.pem) } }),
          secretText({ name: 'tls-rancher-ingress', namespace: 'cattle-system', data: pairData(leaf) }),
          `apiVersion: apps/v1
kind: Deployment
metadata: {name: cattle-cluster-agent, namespace: cattle-system}
spec:
  template:
    spec:
      containers:
      - name: cluster-register
        image: docker.io/rancher/rancher-agent:v2.12.1
        env: [{name: CATTLE_SERVER, value: 'https://${RANCHER}'}, {name: CATTLE_CA_CHECKSUM, value: '${createHash('sha256').update(ca.pem).digest('hex')}'}, {name: STRICT_VERIFY, value: 'true'}]
`,
        ].join('---\n'),
      };
    },
    answer: {
      ends: ['the Rancher agent', 'Rancher'],
      finding: 'connections/handshake-refused rancher.yaml',
      certificate: 'rancher.yaml',
    },
  },
  talmOfOtherRun: {
    source: 'cozystack/talm#38',
    lines: [
      `error applying new configuration: rpc error: code = Unavailable desc = connection error: desc = "transport: authentication handshake failed: tls: failed to verify certificate: ${UNTRUSTED}"`,
    ],
    files: TRUST_INCIDENTS.talosconfigOfOtherRun.files,
    answer: { ends: ['talosctl', 'the Talos machine'], finding: 'objects/talosconfig-ca-mismatch talosconfig' },
  },
  backupByPeerName: {
    source: 'gardener/etcd-backup-restore#494',
    lines: [
      '{"level":"warn","ts":"2026-06-01T12:00:00.000Z","caller":"clientv3/retry_interceptor.go:62","msg":"retrying of unary invoker failed","target":"passthrough:///https://etcd-main-0.etcd-main-peer.shoot.svc:2379","attempt":0,"error":"rpc error: code = DeadlineExceeded desc = latest balancer error: connection error: desc = \\"transport: authentication handshake failed: x509: certificate is valid for etcd-main-local, etcd-main-client, etcd-main-client.shoot.svc, not etcd-main-0.etcd-main-peer.shoot.svc\\""}',
    ],
    files: async () => {
      const ca = await authority('etcd CA');
      const names = ['etcd-main-local', 'etcd-main-client', 'etcd-main-client.shoot.svc'];
      const server = await serving(ca, names, { extendedKeyUsage: ['serverAuth', 'clientAuth'] });
      const client = await serving(ca, ['etcd-client'], { extendedKeyUsage: ['clientAuth'], sans: undefined });
      const secret = (name: string, data: Readonly<Record<string, string>>, type?: string) =>
        `${secretText({ name, namespace: 'shoot', data, ...(type !== undefined && { type }) })}---\n`;
      return {
        'etcd.yaml': [
          ETCD,
          secret('ca-etcd', { 'ca.crt': base64(ca.pem) }, ''),
          secret('etcd-server', pairData(server)),
          secret('etcd-client', pairData(client)),
        ].join(''),
      };
    },
    answer: {
      ends: ['etcd-backup-restore', 'etcd'],
      finding: 'connections/handshake-refused etcd.yaml',
      certificate: 'etcd.yaml',
    },
  },
};
