import { kubeconfigText } from '../../../../src/sample/kubeconfigText.ts';
import { APISERVER, APISERVER_MANIFEST, ETCD_MANIFEST, ETCD_PEER, ETCD_SERVER } from '../../faults/fault.ts';
import { privateKeyPem } from '../../keyPair.ts';
import { CONFIG_PATH, clusterText } from '../../kubeadmConfig.ts';
import { hardWayWorker } from '../../layouts/hardWay.ts';
import { LayoutFiles } from '../../layouts/layout.ts';
import { NOW, nodeWith } from '../incident.ts';
import type { CollectedIncident } from './collected.ts';

/** Incidents in which a certificate lacks the name or address that a client connects to. */
export const NAMES: Readonly<Record<string, CollectedIncident>> = {
  virtualIp: {
    source: 'kubernetes-sigs/kubespray#9098',
    lines: ['Unable to connect to the server: x509: certificate is valid for 10.0.0.10, 10.96.0.1, not 10.0.0.100'],
    files: () =>
      nodeWith((node) => {
        const admin = node.certificate('etc/kubernetes/admin.conf');
        const text = kubeconfigText({
          cluster: 'kubernetes',
          user: 'kubernetes-admin',
          context: 'kubernetes-admin@kubernetes',
          server: 'https://10.0.0.100:6443',
          authority: node.text('etc/kubernetes/pki/ca.crt'),
          credentials: { certificate: admin.pem, key: privateKeyPem(admin.key) },
        });
        node.put('root/a.yaml', text);
      }),
    answer: {
      ends: ['kubectl', 'kube-apiserver'],
      certificate: APISERVER,
      says: /Issue \S+apiserver\.crt again with 10\.0\.0\.100/,
    },
  },
  newBalancer: {
    source: 'Netcracker/KubeMarine#530',
    lines: ["curl: (60) SSL: no alternative certificate subject name matches target host name '10.0.0.100'"],
    files: () =>
      nodeWith((node) =>
        node.put(CONFIG_PATH, clusterText('kubernetesVersion: v1.34.2', 'controlPlaneEndpoint: "10.0.0.100:6443"')),
      ),
    answer: { ends: ['curl', null], finding: `names/apiserver-san-missing-endpoint ${APISERVER_MANIFEST}` },
  },
  kubeletNamedAsUser: {
    source: 'kelseyhightower/kubernetes-the-hard-way#146',
    lines: [
      'Error from server: Get https://node-0:10250/containerLogs/default/nginx-158599303-bbkwt/nginx: x509: certificate is valid for system:node:node-0, not node-0',
    ],
    files: async () => {
      const layout = new LayoutFiles('hard way', NOW);
      for (const [path, content] of await hardWayWorker(NOW)) layout.files.set(path, content);
      const ca = await layout.authority({ country: 'US', commonName: 'CA' });
      const subject = { commonName: 'system:node:node-0', organizations: ['system:nodes'] };
      const purposes = ['serverAuth', 'clientAuth'];
      layout.pair(
        await layout.leaf(ca, subject, { purposes, sans: ['dns:system:node:node-0'] }),
        'var/lib/kubelet/kubelet.crt',
      );
      return layout.files;
    },
    answer: {
      ends: ['kube-apiserver', 'the kubelet'],
      finding: 'names/san-bad-dns var/lib/kubelet/kubelet-config.yaml',
      certificate: 'var/lib/kubelet/kubelet.crt',
    },
  },
  etcdCommonNameOnly: {
    source: 'Quentin-M/etcd-cloud-operator#61',
    lines: [
      'W0223 23:41:28.126612       1 clientconn.go:1223] grpc: addrConn.createTransport failed to connect to {https://127.0.0.1:2379  <nil> 0 <nil>}. Err :connection error: desc = "transport: authentication handshake failed: x509: certificate relies on legacy Common Name field, use SANs or temporarily enable Common Name matching with GODEBUG=x509ignoreCN=0". Reconnecting...',
    ],
    files: () => nodeWith((node) => node.replaceCertificate(ETCD_SERVER, { sans: [] })),
    answer: {
      ends: ['kube-apiserver', 'etcd'],
      finding: `names/san-missing-cn-only ${ETCD_MANIFEST}`,
      certificate: ETCD_SERVER,
    },
  },
  newEtcdMember: {
    source: 'etcd-io/etcd#12567',
    lines: [
      '{"level":"warn","ts":"2026-06-01T12:00:00.213Z","caller":"rafthttp/probing_status.go:68","msg":"prober detected unhealthy status","round-tripper-name":"ROUND_TRIPPER_RAFT_MESSAGE","remote-peer-id":"11dbe0c25c7bc09a","rtt":"0s","error":"x509: certificate is valid for 10.0.0.11, 10.0.0.12, 127.0.0.1, not 10.0.0.10"}',
    ],
    files: () =>
      nodeWith((node) =>
        node.replaceCertificate(ETCD_PEER, { sans: ['ip:10.0.0.11', 'ip:10.0.0.12', 'ip:127.0.0.1'] }),
      ),
    answer: {
      ends: ['etcd', 'another etcd member'],
      finding: `names/etcd-peer-san-missing-host ${ETCD_MANIFEST}`,
      certificate: ETCD_PEER,
    },
  },
  componentStatus: {
    source: 'easzlab/kubeasz#80',
    lines: [
      'etcd-0               Unhealthy   Get https://cdh-node1:2379/health: x509: certificate is valid for etcd, not cdh-node1',
    ],
    files: () =>
      nodeWith((node) => {
        node.replaceCertificate(ETCD_SERVER, { sans: ['dns:etcd'] });
        node.replaceFlag('kube-apiserver', 'etcd-servers', 'https://cdh-node1:2379');
        node.replaceFlag('etcd', 'advertise-client-urls', 'https://cdh-node1:2379');
      }),
    answer: {
      ends: ['kube-apiserver', 'etcd'],
      finding: `names/etcd-server-san-missing-client-host ${ETCD_MANIFEST}`,
      certificate: ETCD_SERVER,
    },
  },
  peerWithoutAddress: {
    source: 'etcd-io/etcd#8534',
    lines: [
      '2017-09-13 15:17:44.818324 I | etcdmain: rejected connection from "10.0.0.10:42572" (tls: "10.0.0.10" does not match any of DNSNames ["*.etcd-dev-cluster.etcd-operator.svc"])',
    ],
    files: () =>
      nodeWith((node) => node.replaceCertificate(ETCD_PEER, { sans: ['dns:*.etcd-dev-cluster.etcd-operator.svc'] })),
    answer: {
      ends: ['etcd', 'another etcd member'],
      finding: `names/etcd-peer-san-missing-host ${ETCD_MANIFEST}`,
    },
  },
  scrapedScheduler: {
    source: 'prometheus-operator/prometheus-operator#2354',
    lines: ['Get https://10.0.0.10:10259/metrics: x509: certificate is valid for 127.0.0.1, not 10.0.0.10'],
    files: () => nodeWith(),
    answer: {
      ends: [null, 'kube-scheduler'],
      isElsewhere: true,
      says: /creates a certificate for localhost in memory/,
    },
  },
};
