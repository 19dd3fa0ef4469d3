import { authority, secretText } from '../apiObjects.ts';
import { issue, LEAF_SHAPE } from '../certificates.ts';
import { ETCD_SERVER } from '../faults/fault.ts';
import { key, privateKeyPem } from '../keyPair.ts';
import { LayoutFiles } from '../layouts/layout.ts';
import { microk8s } from '../layouts/microk8s.ts';
import { k3s } from '../layouts/rancher.ts';
import { days } from '../nodeOptions.ts';
import { base64 } from '../pem.ts';
import { type Incident, NOW, nodeWith } from './incident.ts';

const expired = { notBefore: days(NOW, -400), notAfter: days(NOW, -35) };
const EXPIRED = 'x509: certificate has expired or is not yet valid: current time 2026-06-01T12:00:00Z is after';

/** Incidents whose message is about one certificate: its dates, names or usages. */
export const CERTIFICATE_INCIDENTS = {
  renewedWithoutRestart: {
    source: 'kubernetes/kubernetes#63128',
    lines: [
      `E0601 12:00:00.000000       1 authentication.go:73] "Unable to authenticate the request" err="[${EXPIRED} 2026-05-20T12:29:33Z, verifying certificate SN=42, SKID=, AKID=77:57:69:A6:26:7C:12:E0:9E:C2:40:36:1A:27:A7:D8:4B:0C:B9:B5 failed: ${EXPIRED} 2026-05-20T12:29:33Z]"`,
      `Unable to connect to the server: tls: failed to verify certificate: ${EXPIRED} 2026-05-20T12:29:33Z`,
    ],
    files: () => nodeWith(),
  },
  kubeletWithoutAddress: {
    source: 'canonical/microk8s#5290',
    lines: [
      `Error from server: Get "https://10.0.0.10:10250/containerLogs/kube-system/coredns/coredns": tls: failed to verify certificate: x509: cannot validate certificate for 10.0.0.10 because it doesn't contain any IP SANs`,
    ],
    files: async () => {
      const files = await microk8s(NOW);
      const layout = new LayoutFiles('microk8s', NOW);
      for (const [path, content] of files) layout.files.set(path, content);
      const certs = 'var/snap/microk8s/current/certs';
      const ca = await layout.authority({ commonName: '10.152.183.1' });
      const subject = { commonName: 'system:node:node-1', organizations: ['system:nodes'] };
      const kubelet = await layout.leaf(ca, subject, { purposes: ['serverAuth'], sans: ['dns:node-1'] });
      layout.pair(kubelet, `${certs}/kubelet.crt`, `${certs}/kubelet.key`);
      const flags = 'var/snap/microk8s/current/args/kube-apiserver';
      layout.put(flags, `${layout.text(flags)}--kubelet-certificate-authority=\${SNAP_DATA}/certs/ca.crt\n`);
      return layout.files;
    },
  },
  agentExpired: {
    source: 'k3s-io/k3s#4097',
    lines: [
      `time="2026-06-01T12:00:00Z" level=error msg="Failed to authenticate request from 10.0.0.11: verifying certificate SN=7201, SKID=, AKID=1A:2B:3C failed: ${EXPIRED} 2026-04-27T12:00:00Z"`,
      'E0601 12:00:00.000000    4100 reflector.go:138] k8s.io/client-go/informers/factory.go:134: Failed to watch *v1.Node: failed to list *v1.Node: Unauthorized',
    ],
    files: async () => {
      const agent = 'var/lib/rancher/k3s/agent';
      const files = new Map([...(await k3s(NOW))].filter(([path]) => path.startsWith(agent)));
      const layout = new LayoutFiles('k3s', NOW);
      const seconds = Math.floor(layout.created.getTime() / 1000);
      const clientCa = await layout.authority({ commonName: `k3s-client-ca@${seconds}` });
      const subject = { commonName: 'system:node:node-1', organizations: ['system:nodes'] };
      const old = await layout.leaf(clientCa, subject, { purposes: ['clientAuth'], serial: 7201n });
      const { pem } = issue({ ...old.spec, ...expired, authorityKeyId: new Uint8Array([0x1a, 0x2b, 0x3c]) });
      return files.set(`${agent}/client-kubelet.crt`, new TextEncoder().encode(pem + clientCa.pem));
    },
  },
  kubeconfigInSecret: {
    source: 'kubernetes-sigs/cluster-api#3113',
    lines: ['error: You must be logged in to the server (the server has asked for the client to provide credentials)'],
    files: async () => {
      const ca = await authority('kubernetes');
      const client = issue({
        ...LEAF_SHAPE,
        ...expired,
        subject: { commonName: 'kubernetes-admin', organizations: ['system:masters'] },
        key: await key('prod admin'),
        issuer: ca,
        extendedKeyUsage: ['clientAuth'],
      });
      const layout = new LayoutFiles('capi', NOW);
      layout.embedded('kubeconfig', 'https://10.0.0.10:6443', ca, client);
      const data = { value: base64(layout.text('kubeconfig')) };
      const type = 'cluster.x-k8s.io/secret';
      return { 'prod-kubeconfig.yaml': secretText({ name: 'prod-kubeconfig', type, data }) };
    },
  },
  meshRootExpired: {
    source: 'istio/istio#14516',
    lines: [
      'upstream connect error or disconnect/reset before headers. reset reason: connection failure, transport failure reason: TLS error: 268435581:SSL routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED',
    ],
    files: async () => {
      const ca = await authority('cluster.local', expired);
      const data = { 'ca-cert.pem': base64(ca.pem), 'ca-key.pem': base64(privateKeyPem(ca.key)) };
      const secret = secretText({
        name: 'istio-ca-secret',
        namespace: 'istio-system',
        type: 'istio.io/ca-root',
        data,
      });
      return { 'istio-ca-secret.yaml': secret };
    },
  },
  scrapedKubelet: {
    source: 'siderolabs/talos#11624',
    lines: [
      `E0601 12:00:00.000000       1 scraper.go:149] "Failed to scrape node" err="Get \\"https://10.0.0.10:10250/metrics/resource\\": tls: failed to verify certificate: x509: cannot validate certificate for 10.0.0.10 because it doesn't contain any IP SANs" node="cp-1"`,
    ],
    files: () => nodeWith(),
  },
  scrapedEtcd: {
    source: 'prometheus-operator/prometheus-operator#2207',
    lines: ['Get "https://10.0.0.10:2379/metrics": x509: certificate is valid for 127.0.0.1, not 10.0.0.10'],
    files: () => nodeWith((node) => node.replaceCertificate(ETCD_SERVER, { sans: ['dns:localhost', 'ip:127.0.0.1'] })),
  },
  etcdOwnClient: {
    source: 'voxpupuli/puppet-k8s#132',
    lines: [
      '{"level":"warn","ts":"2026-06-01T12:00:00.000000Z","caller":"embed/config_logging.go:169","msg":"rejected connection","remote-addr":"[::1]:35480","server-name":"","error":"tls: failed to verify certificate: x509: certificate specifies an incompatible key usage"}',
      'WARNING: 2026/06/01 12:00:00 [core] [Channel #3 SubChannel #4] grpc: addrConn.createTransport failed to connect to {Addr: "[::]:2379", ServerName: "[::]:2379", }. Err: connection error: desc = "error reading server preface: remote error: tls: bad certificate"',
    ],
    files: () => nodeWith((node) => node.replaceCertificate(ETCD_SERVER, { extendedKeyUsage: ['serverAuth'] })),
  },
} as const satisfies Readonly<Record<string, Incident>>;
